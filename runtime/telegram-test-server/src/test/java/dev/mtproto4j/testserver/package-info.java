@NullMarked
package dev.mtproto4j.testserver;

import org.jspecify.annotations.NullMarked;
