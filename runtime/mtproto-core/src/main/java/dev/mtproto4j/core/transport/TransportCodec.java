package dev.mtproto4j.core.transport;

import java.util.function.Consumer;

/**
 * Both directions of one connection: frames to bytes, and bytes to frames.
 *
 * <p>A codec keeps state (what has arrived of the next packet, sequence numbers, key streams), so there is one for each
 * connection, and it is used by one thread at a time.
 */
public interface TransportCodec {

    /** A packet is never longer than this: 16 MiB. */
    int MAX_PACKET_BYTES = 1 << 24;

    /**
     * How packets are marked on this connection.
     *
     * @throws IllegalStateException on a server, before the first bytes have shown it
     */
    Framing framing();

    /** What this side sends before its first frame: an announcement or an obfuscation header; empty on a server. */
    byte[] opening();

    /**
     * The bytes to send for a frame, in the order of the calls.
     *
     * @throws IllegalArgumentException if this framing cannot carry the frame: a packet over {@link #MAX_PACKET_BYTES},
     *     a length not divisible by 4 in the abridged framing, a quick acknowledgement in the full one
     */
    byte[] encode(Frame frame);

    /**
     * Takes bytes as they arrive, however they are fragmented, and hands over the frames that they complete.
     *
     * @param bytes the array; the part that was handed in may be changed, and nothing of it is kept
     * @throws MalformedFrameException if the stream is broken; every later call throws it again
     */
    void decode(byte[] bytes, int offset, int length, Consumer<? super Frame> out);
}
