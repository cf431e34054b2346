/**
 * What packets contain: message ids, sequence numbers, plain and encrypted messages, containers, compression.
 *
 * <p>The parts of the protocol that its schema cannot describe are written by hand here; the other service messages are
 * generated, in {@code dev.mtproto4j.mtproto}.
 *
 * @see <a href="https://core.telegram.org/mtproto/description">MTProto, detailed description</a>
 */
@NullMarked
package dev.mtproto4j.core.message;

import org.jspecify.annotations.NullMarked;
