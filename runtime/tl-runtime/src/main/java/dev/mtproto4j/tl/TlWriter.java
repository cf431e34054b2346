package dev.mtproto4j.tl;

import java.util.Arrays;

/**
 * Writes TL values into an array that grows. Not for concurrent use.
 *
 * @see <a href="https://core.telegram.org/mtproto/serialize">Binary data serialization</a>
 */
public final class TlWriter {
    /** The longest {@code bytes} or {@code string} of TL. */
    private static final int MAX_BYTES = (1 << 24) - 1;

    /** Virtual machines refuse arrays of the last few lengths. */
    private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    private byte[] buffer;
    private int size;

    public TlWriter() {
        this(64);
    }

    /**
     * Begins with room for a number of bytes.
     *
     * @param capacity how many bytes are written without growing
     */
    public TlWriter(int capacity) {
        this.buffer = new byte[capacity];
    }

    public void writeInt(int value) {
        int at = claim(4);
        LittleEndian.INT.set(buffer, at, value);
    }

    public void writeLong(long value) {
        int at = claim(8);
        LittleEndian.LONG.set(buffer, at, value);
    }

    /** Writes the eight bytes of a double; every NaN keeps its bits. */
    public void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /** Writes {@code Bool}. */
    public void writeBool(boolean value) {
        writeInt(value ? TlIds.BOOL_TRUE : TlIds.BOOL_FALSE);
    }

    /**
     * Writes {@code bytes} with length and padding.
     *
     * @throws TlException for more than 2^24 - 1 bytes
     */
    public void writeBytes(byte[] value) {
        int length = value.length;
        if (length > MAX_BYTES) {
            throw new TlException(length + " bytes are more than TL can carry (" + MAX_BYTES + ")");
        }
        int header = length < 254 ? 1 : 4;
        int padding = -(header + length) & 3;
        int at = claim(header + length + padding);
        if (header == 1) {
            buffer[at] = (byte) length;
        } else {
            LittleEndian.INT.set(buffer, at, length << 8 | 254);
        }
        System.arraycopy(value, 0, buffer, at + header, length);
    }

    /**
     * Writes {@code string} as UTF-8; an unpaired surrogate U+DC80 to U+DCFF, as {@link TlReader#readString} makes it,
     * as the byte that it stands for.
     *
     * @throws TlException for any other unpaired surrogate (half an emoji), and for more than 2^24 - 1 bytes
     */
    public void writeString(String value) {
        writeBytes(Utf8.encode(value));
    }

    public void writeInt128(Int128 value) {
        writeRaw(value.unsafeBytes());
    }

    public void writeInt256(Int256 value) {
        writeRaw(value.unsafeBytes());
    }

    /** Writes bytes as they are, without length and padding. */
    public void writeRaw(byte[] value) {
        writeRaw(value, 0, value.length);
    }

    /** Writes a range of bytes as they are, without length and padding. */
    public void writeRaw(byte[] value, int offset, int length) {
        int at = claim(length);
        System.arraycopy(value, offset, buffer, at, length);
    }

    /** Writes the id of {@code Vector} and a count; the elements follow. */
    public void writeVectorHeader(int count) {
        writeInt(TlIds.VECTOR);
        writeInt(count);
    }

    /** Writes the count of a bare vector; the elements follow. */
    public void writeVectorCount(int count) {
        writeInt(count);
    }

    /** Writes {@code Vector<int>} with its constructor id. */
    public void writeIntVector(IntVector value) {
        writeInt(TlIds.VECTOR);
        writeBareIntVector(value);
    }

    /** Writes {@code Vector<long>} with its constructor id. */
    public void writeLongVector(LongVector value) {
        writeInt(TlIds.VECTOR);
        writeBareLongVector(value);
    }

    /** Writes {@code vector<int>}: a count and the elements. */
    public void writeBareIntVector(IntVector value) {
        writeInt(value.size());
        for (int i = 0; i < value.size(); i++) {
            writeInt(value.get(i));
        }
    }

    /** Writes {@code vector<long>}: a count and the elements. */
    public void writeBareLongVector(LongVector value) {
        writeInt(value.size());
        for (int i = 0; i < value.size(); i++) {
            writeLong(value.get(i));
        }
    }

    /** The number of bytes written. */
    public int size() {
        return size;
    }

    /** The bytes written; a new array at each call. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /** Makes room, which may replace the buffer, and returns where the room begins. */
    private int claim(int count) {
        int from = size;
        long needed = (long) size + count;
        if (needed > buffer.length) {
            if (needed > MAX_SIZE) {
                throw new TlException("the value is larger than an array can be");
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(MAX_SIZE, Math.max(needed, 2L * buffer.length)));
        }
        size = (int) needed;
        return from;
    }
}
