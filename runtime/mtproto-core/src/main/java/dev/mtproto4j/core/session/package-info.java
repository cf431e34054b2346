/**
 * One MTProto session as a state machine, for the client's side and for the server's. It does no I/O
 * and has no clock: packets and the time are passed in, packets and events come out.
 *
 * @see <a href="https://core.telegram.org/mtproto/description">MTProto: detailed description</a>
 * @see <a href="https://core.telegram.org/mtproto/service_messages">Service messages</a>
 */
@NullMarked
package dev.mtproto4j.core.session;

import org.jspecify.annotations.NullMarked;
