/**
 * Transports: how packets are cut out of a stream of bytes.
 *
 * <p>Everything here works on arrays and does no input or output of its own, so that it can be tested without sockets
 * and used under any network library; {@link dev.mtproto4j.core.transport.netty} is the shell for Netty.
 *
 * @see <a href="https://core.telegram.org/mtproto/mtproto-transports">MTProto transports</a>
 */
@NullMarked
package dev.mtproto4j.core.transport;

import org.jspecify.annotations.NullMarked;
