@NullMarked
package dev.mtproto4j.micrometer;

import org.jspecify.annotations.NullMarked;
