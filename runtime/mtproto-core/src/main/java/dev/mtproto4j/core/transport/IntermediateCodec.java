package dev.mtproto4j.core.transport;

import dev.mtproto4j.crypto.Side;
import org.jspecify.annotations.Nullable;

/** Four bytes of length, whose top bit asks for a quick acknowledgement or shows that these four bytes are one. */
final class IntermediateCodec extends FramedCodec {

    static final int QUICK_ACK = 1 << 31;

    IntermediateCodec(Side self) {
        super(Framing.INTERMEDIATE, self);
    }

    @Override
    public byte[] encode(Frame frame) {
        if (frame instanceof Frame.QuickAck ack) {
            return littleEndian(ack.token());
        }
        if (frame instanceof Frame.TransportError error) {
            return packet(littleEndian(error.code()), 0);
        }
        Frame.Packet packet = (Frame.Packet) frame;
        return packet(sendable(packet.bytes()), packet.quickAckRequested() ? QUICK_ACK : 0);
    }

    private static byte[] packet(byte[] payload, int flag) {
        byte[] bytes = new byte[4 + payload.length];
        writeInt(bytes, 0, payload.length | flag);
        System.arraycopy(payload, 0, bytes, 4, payload.length);
        return bytes;
    }

    @Override
    int frameSize(byte[] bytes, int at, int available) {
        if (available < 4) {
            return UNKNOWN;
        }
        int word = readInt(bytes, at);
        if (isClient() && word < 0) {
            return 4;
        }
        return 4 + checkedLength(word & ~QUICK_ACK);
    }

    @Override
    @Nullable
    Frame frame(byte[] bytes, int at, int size) {
        int word = readInt(bytes, at);
        if (isClient() && word < 0) {
            return new Frame.QuickAck(word);
        }
        return received(bytes, at + 4, size - 4, word < 0);
    }
}
