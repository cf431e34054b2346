package dev.mtproto4j.core.transport;

import dev.mtproto4j.crypto.AesCtr;
import java.util.function.Consumer;

/** Another codec under a stream cipher; the key stream runs over the whole connection. */
final class ObfuscatedCodec implements TransportCodec {

    private final TransportCodec inner;
    private final byte[] opening;
    private final AesCtr outgoing;
    private final AesCtr incoming;

    /**
     * Wraps a codec.
     *
     * @param opening the header that a client sends; empty on a server
     */
    ObfuscatedCodec(TransportCodec inner, byte[] opening, AesCtr outgoing, AesCtr incoming) {
        this.inner = inner;
        this.opening = opening;
        this.outgoing = outgoing;
        this.incoming = incoming;
    }

    @Override
    public Framing framing() {
        return inner.framing();
    }

    @Override
    public byte[] opening() {
        return opening.clone();
    }

    @Override
    public byte[] encode(Frame frame) {
        byte[] bytes = inner.encode(frame);
        outgoing.apply(bytes, 0, bytes.length, bytes, 0);
        return bytes;
    }

    @Override
    public void decode(byte[] bytes, int offset, int length, Consumer<? super Frame> out) {
        incoming.apply(bytes, offset, length, bytes, offset);
        inner.decode(bytes, offset, length, out);
    }
}
