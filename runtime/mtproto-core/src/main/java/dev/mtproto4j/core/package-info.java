/**
 * One MTProto connection, without the Telegram API: what its parts share.
 *
 * <p>{@code transport} turns a stream of bytes into packets, {@code exchange} creates authorization keys, {@code
 * message} is the content of packets, {@code session} the state that both ends keep, {@code rpc} calls with results,
 * and {@code connection} puts them on a socket.
 */
@NullMarked
package dev.mtproto4j.core;

import org.jspecify.annotations.NullMarked;
