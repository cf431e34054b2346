@NullMarked
package dev.mtproto4j.core;

import org.jspecify.annotations.NullMarked;
