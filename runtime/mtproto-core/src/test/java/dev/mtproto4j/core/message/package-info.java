@NullMarked
package dev.mtproto4j.core.message;

import org.jspecify.annotations.NullMarked;
