package dev.mtproto4j.core.transport;

import dev.mtproto4j.crypto.Side;
import org.jspecify.annotations.Nullable;

/**
 * Length in words of four bytes: one byte below 127, else {@code 7f} and three bytes. The top bit of the first byte asks
 * for a quick acknowledgement, or is one, whose four bytes come in network order so that this bit is first.
 */
final class AbridgedCodec extends FramedCodec {

    private static final int LONG_FORM = 0x7f;
    private static final int QUICK_ACK = 0x80;

    AbridgedCodec(Side self) {
        super(Framing.ABRIDGED, self);
    }

    @Override
    public byte[] encode(Frame frame) {
        if (frame instanceof Frame.QuickAck ack) {
            return littleEndian(Integer.reverseBytes(ack.token()));
        }
        if (frame instanceof Frame.TransportError error) {
            return packet(littleEndian(error.code()), false);
        }
        Frame.Packet packet = (Frame.Packet) frame;
        return packet(sendable(packet.bytes()), packet.quickAckRequested());
    }

    private static byte[] packet(byte[] payload, boolean quickAck) {
        if (payload.length % 4 != 0) {
            throw new IllegalArgumentException(
                    "the abridged framing carries whole words, not " + payload.length + " bytes");
        }
        int words = payload.length / 4;
        boolean shortForm = words < LONG_FORM;
        int header = shortForm ? 1 : 4;
        byte[] bytes = new byte[header + payload.length];
        if (shortForm) {
            bytes[0] = (byte) words;
        } else {
            writeInt(bytes, 0, words << 8 | LONG_FORM);
        }
        if (quickAck) {
            bytes[0] |= (byte) QUICK_ACK;
        }
        System.arraycopy(payload, 0, bytes, header, payload.length);
        return bytes;
    }

    @Override
    int frameSize(byte[] bytes, int at, int available) {
        if (isQuickAck(bytes, at)) {
            return 4;
        }
        int words = bytes[at] & LONG_FORM;
        if (words < LONG_FORM) {
            return 1 + words * 4;
        }
        if (available < 4) {
            return UNKNOWN;
        }
        return 4 + checkedLength((readInt(bytes, at) >>> 8) * 4);
    }

    @Override
    @Nullable
    Frame frame(byte[] bytes, int at, int size) {
        if (isQuickAck(bytes, at)) {
            return new Frame.QuickAck(Integer.reverseBytes(readInt(bytes, at)));
        }
        int header = (bytes[at] & LONG_FORM) < LONG_FORM ? 1 : 4;
        return received(bytes, at + header, size - header, (bytes[at] & QUICK_ACK) != 0);
    }

    private boolean isQuickAck(byte[] bytes, int at) {
        return isClient() && (bytes[at] & QUICK_ACK) != 0;
    }
}
