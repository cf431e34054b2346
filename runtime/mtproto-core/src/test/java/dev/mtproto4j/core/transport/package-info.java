@NullMarked
package dev.mtproto4j.core.transport;

import org.jspecify.annotations.NullMarked;
