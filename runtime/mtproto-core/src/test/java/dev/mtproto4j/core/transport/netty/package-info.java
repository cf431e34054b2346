@NullMarked
package dev.mtproto4j.core.transport.netty;

import org.jspecify.annotations.NullMarked;
