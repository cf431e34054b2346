package dev.mtproto4j.core.transport;

import dev.mtproto4j.crypto.Side;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The intermediate framing with 0 to 15 random bytes after each packet, counted in its length.
 *
 * <p>How many there are is not said. It follows from the packet: an encrypted message is 24 bytes and whole blocks of
 * 16, and a plain one states its length.
 */
final class PaddedIntermediateCodec extends FramedCodec {

    /** What the framing allows, and what is taken from a peer. */
    static final int MAX_PADDING = 15;

    /** What a server adds at most: several clients take no more off than the length leaves over 4. */
    static final int MAX_PADDING_OF_SERVER = 3;

    private static final int QUICK_ACK_MARK = -1;
    private static final int PLAIN_HEADER = 20;
    private static final int ENCRYPTED_HEADER = 24;

    private final SecureRandom random;
    private final int maxPadding;

    PaddedIntermediateCodec(Side self, SecureRandom random, int maxPadding) {
        super(Framing.PADDED_INTERMEDIATE, self);
        this.random = random;
        this.maxPadding = maxPadding;
    }

    @Override
    public byte[] encode(Frame frame) {
        if (frame instanceof Frame.QuickAck ack) {
            byte[] marked = new byte[8];
            writeInt(marked, 0, QUICK_ACK_MARK);
            writeInt(marked, 4, ack.token());
            return packet(marked, 0, random.nextInt(Math.min(8, maxPadding) + 1));
        }
        int padding = random.nextInt(maxPadding + 1);
        if (frame instanceof Frame.TransportError error) {
            return packet(littleEndian(error.code()), 0, padding);
        }
        Frame.Packet packet = (Frame.Packet) frame;
        return packet(sendable(packet.bytes()), packet.quickAckRequested() ? IntermediateCodec.QUICK_ACK : 0, padding);
    }

    private byte[] packet(byte[] payload, int flag, int paddingLength) {
        byte[] bytes = new byte[4 + payload.length + paddingLength];
        writeInt(bytes, 0, payload.length + paddingLength | flag);
        System.arraycopy(payload, 0, bytes, 4, payload.length);
        byte[] padding = new byte[paddingLength];
        random.nextBytes(padding);
        System.arraycopy(padding, 0, bytes, 4 + payload.length, paddingLength);
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
        int length = word & ~IntermediateCodec.QUICK_ACK;
        checkedLength(Math.max(0, length - MAX_PADDING));
        return 4 + length;
    }

    @Override
    @Nullable
    Frame frame(byte[] bytes, int at, int size) {
        int word = readInt(bytes, at);
        if (isClient() && word < 0) {
            return new Frame.QuickAck(word);
        }
        int length = size - 4;
        if (isClient() && length >= 4 && length < PLAIN_HEADER) {
            int first = readInt(bytes, at + 4);
            if (first == QUICK_ACK_MARK && length >= 8) {
                int token = readInt(bytes, at + 8);
                if (token >= 0) {
                    throw new MalformedFrameException("a quick acknowledgement without its top bit");
                }
                return new Frame.QuickAck(token);
            }
            return received(bytes, at + 4, 4, false);
        }
        return received(bytes, at + 4, withoutPadding(bytes, at + 4, length), word < 0);
    }

    /** The length of the packet at the start of {@code length} bytes; all of them if that does not show. */
    static int withoutPadding(byte[] bytes, int at, int length) {
        if (length < PLAIN_HEADER) {
            return length;
        }
        if (readInt(bytes, at) == 0 && readInt(bytes, at + 4) == 0) {
            int stated = readInt(bytes, at + 16);
            boolean fits =
                    stated >= 0 && stated <= length - PLAIN_HEADER && length - PLAIN_HEADER - stated <= MAX_PADDING;
            return fits ? PLAIN_HEADER + stated : length;
        }
        return length < ENCRYPTED_HEADER ? length : length - (length - ENCRYPTED_HEADER) % 16;
    }
}
