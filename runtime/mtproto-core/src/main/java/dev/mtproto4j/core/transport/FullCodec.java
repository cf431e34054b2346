package dev.mtproto4j.core.transport;

import dev.mtproto4j.crypto.Side;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Length of the whole frame, sequence number (from 0, each direction for itself), payload, CRC32 of everything before
 * it; four bytes each.
 */
final class FullCodec extends FramedCodec {

    private static final int OVERHEAD = 12;

    private int sent;
    private int received;
    private boolean refused;

    FullCodec(Side self) {
        super(Framing.FULL, self);
    }

    @Override
    public byte[] encode(Frame frame) {
        if (frame instanceof Frame.TransportError error) {
            return packet(littleEndian(error.code()));
        }
        if (frame instanceof Frame.Packet packet && !packet.quickAckRequested()) {
            return packet(sendable(packet.bytes()));
        }
        throw new IllegalArgumentException("the full framing knows no quick acknowledgements");
    }

    private byte[] packet(byte[] payload) {
        byte[] bytes = new byte[OVERHEAD + payload.length];
        writeInt(bytes, 0, bytes.length);
        writeInt(bytes, 4, sent++);
        System.arraycopy(payload, 0, bytes, 8, payload.length);
        writeInt(bytes, bytes.length - 4, crc(bytes, 0, bytes.length - 4));
        return bytes;
    }

    @Override
    int frameSize(byte[] bytes, int at, int available) {
        if (refused) {
            return available;
        }
        if (available < 4) {
            return UNKNOWN;
        }
        int length = readInt(bytes, at);
        if (isClient() && length < 0) {
            // Seen from real servers: the code stands in place of the length, and two more times. Nothing follows.
            return available;
        }
        if (length < OVERHEAD) {
            throw new MalformedFrameException("a full frame has at least 12 bytes, not " + length);
        }
        checkedLength(length - OVERHEAD);
        return length;
    }

    @Override
    @Nullable
    Frame frame(byte[] bytes, int at, int size) {
        if (refused) {
            return null;
        }
        int length = readInt(bytes, at);
        if (length < 0) {
            refused = true;
            return new Frame.TransportError(length);
        }
        if (readInt(bytes, at + size - 4) != crc(bytes, at, size - 4)) {
            throw new MalformedFrameException("the CRC32 of a full frame is wrong");
        }
        int sequence = readInt(bytes, at + 4);
        if (sequence != received) {
            throw new MalformedFrameException("full frame " + sequence + " came where " + received + " was due");
        }
        received++;
        return received(bytes, at + 8, size - OVERHEAD, false);
    }

    private static int crc(byte[] bytes, int at, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, at, length);
        return (int) crc.getValue();
    }
}
