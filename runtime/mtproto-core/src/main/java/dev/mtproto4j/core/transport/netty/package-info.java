/** The transports on Netty: channel handlers and bootstraps around the codecs of the parent package. */
@NullMarked
package dev.mtproto4j.core.transport.netty;

import org.jspecify.annotations.NullMarked;
