package dev.mtproto4j.core.transport;

import dev.mtproto4j.crypto.Side;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the framings have in common: collecting bytes until a frame is complete.
 *
 * <p>The buffer grows with what has arrived, never with what a length promises, so that a peer pays for the memory that
 * it takes here.
 */
abstract class FramedCodec implements TransportCodec {

    static final int UNKNOWN = -1;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int KEPT_BUFFER = 1 << 16;
    private static final byte[] EMPTY = new byte[0];

    private final Framing framing;
    private final Side self;
    private byte[] buffer = EMPTY;
    private int buffered;
    private @Nullable String broken;

    FramedCodec(Framing framing, Side self) {
        this.framing = framing;
        this.self = self;
    }

    /**
     * The size of the frame that begins at {@code at}, as soon as it shows, else {@link #UNKNOWN}. At least one byte is
     * available.
     *
     * @throws MalformedFrameException if no frame begins so
     */
    abstract int frameSize(byte[] bytes, int at, int available);

    /** The frame in these bytes; null if it carries nothing. */
    abstract @Nullable Frame frame(byte[] bytes, int at, int size);

    @Override
    public final Framing framing() {
        return framing;
    }

    @Override
    public final byte[] opening() {
        return isClient() ? framing.announcement() : EMPTY;
    }

    @Override
    public final void decode(byte[] bytes, int offset, int length, Consumer<? super Frame> out) {
        if (broken != null) {
            throw new MalformedFrameException(broken);
        }
        try {
            if (buffered == 0) {
                int used = drain(bytes, offset, length, out);
                keep(bytes, offset + used, length - used);
            } else {
                keep(bytes, offset, length);
                int used = drain(buffer, 0, buffered, out);
                System.arraycopy(buffer, used, buffer, 0, buffered - used);
                buffered -= used;
                if (buffered == 0 && buffer.length > KEPT_BUFFER) {
                    buffer = EMPTY;
                }
            }
        } catch (MalformedFrameException e) {
            broken = e.getMessage();
            buffer = EMPTY;
            throw e;
        }
    }

    private int drain(byte[] bytes, int offset, int length, Consumer<? super Frame> out) {
        int used = 0;
        while (used < length) {
            int size = frameSize(bytes, offset + used, length - used);
            if (size == UNKNOWN || size > length - used) {
                break;
            }
            Frame frame = frame(bytes, offset + used, size);
            used += size;
            if (frame != null) {
                out.accept(frame);
            }
        }
        return used;
    }

    private void keep(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        if (buffer.length - buffered < length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffered + length, Math.max(64, buffer.length * 2)));
        }
        System.arraycopy(bytes, offset, buffer, buffered, length);
        buffered += length;
    }

    final boolean isClient() {
        return self == Side.CLIENT;
    }

    /** A payload that arrived: four bytes are a transport error to a client. */
    final @Nullable Frame received(byte[] bytes, int at, int length, boolean quickAckRequested) {
        if (isClient() && length == 4) {
            int code = readInt(bytes, at);
            // td calls a zero "nop"; a positive code is not documented.
            return code < 0 ? new Frame.TransportError(code) : null;
        }
        return new Frame.Packet(Arrays.copyOfRange(bytes, at, at + length), quickAckRequested);
    }

    static int checkedLength(int length) {
        if (length < 0 || length > MAX_PACKET_BYTES) {
            throw new MalformedFrameException(
                    "a packet of " + Integer.toUnsignedString(length) + " bytes, where 16 MiB is the limit");
        }
        return length;
    }

    static byte[] sendable(byte[] payload) {
        if (payload.length > MAX_PACKET_BYTES) {
            throw new IllegalArgumentException("a packet of " + payload.length + " bytes is over 16 MiB");
        }
        return payload;
    }

    static int readInt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static void writeInt(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    static byte[] littleEndian(int value) {
        byte[] bytes = new byte[4];
        writeInt(bytes, 0, value);
        return bytes;
    }
}
