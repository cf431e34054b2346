package dev.mtproto4j.tl;

import java.util.Arrays;
import java.util.Objects;

/**
 * Reads TL values from bytes that may come from an enemy: whatever they are, a read ends with a value or with a
 * {@link TlException}, in time and memory in proportion to the bytes that are there. Not for concurrent use.
 *
 * @see <a href="https://core.telegram.org/mtproto/serialize">Binary data serialization</a>
 */
public final class TlReader {
    /** How deep values may nest. */
    private static final int MAX_DEPTH = 256;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;
    private int depth;

    /**
     * Reads a whole array.
     *
     * @param bytes not copied
     */
    public TlReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /**
     * Reads a part of an array.
     *
     * @param bytes not copied
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public TlReader(byte[] bytes, int offset, int length) {
        this.start = Objects.checkFromIndexSize(offset, length, bytes.length);
        this.bytes = bytes;
        this.end = offset + length;
        this.at = offset;
    }

    public int readInt() {
        return (int) LittleEndian.INT.get(bytes, take(4));
    }

    public long readLong() {
        return (long) LittleEndian.LONG.get(bytes, take(8));
    }

    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    public boolean readBool() {
        int id = readInt();
        return switch (id) {
            case TlIds.BOOL_TRUE -> true;
            case TlIds.BOOL_FALSE -> false;
            default -> throw unexpectedConstructor("Bool", id);
        };
    }

    /**
     * Reads {@code bytes}: a new array. As in all other clients, a length in the long form that would fit the short
     * one is accepted, and the value of padding bytes is not looked at; missing padding and a first byte {@code ff} are
     * errors.
     */
    public byte[] readBytes() {
        int header = at;
        int length = readBytesLength();
        int from = takeBytes(header, length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /**
     * Reads {@code string}. Bytes that are not UTF-8 are kept: each becomes the unpaired surrogate {@code U+DC00 + byte}
     * (U+DC80 to U+DCFF), which {@link TlWriter#writeString} turns into the same byte again.
     */
    public String readString() {
        int header = at;
        int length = readBytesLength();
        int from = takeBytes(header, length);
        return Utf8.decode(bytes, from, length);
    }

    public Int128 readInt128() {
        return Int128.wrap(readRaw(Int128.BYTES));
    }

    public Int256 readInt256() {
        return Int256.wrap(readRaw(Int256.BYTES));
    }

    /** Reads that many bytes as they are, into a new array. */
    public byte[] readRaw(int count) {
        if (count < 0) {
            throw new TlException("negative length " + count + " at position " + position());
        }
        int from = take(count);
        return Arrays.copyOfRange(bytes, from, from + count);
    }

    /** Passes over that many bytes. */
    public void skip(int count) {
        if (count < 0) {
            throw new TlException("negative length " + count + " at position " + position());
        }
        take(count);
    }

    /** Passes over {@code bytes} or {@code string}, with the same checks as {@link #readBytes}. */
    public void skipBytes() {
        int header = at;
        takeBytes(header, readBytesLength());
    }

    /**
     * A copy of what was read since a position.
     *
     * @param position an earlier {@link #position()}
     */
    public byte[] bytesSince(int position) {
        return Arrays.copyOfRange(bytes, start + Objects.checkIndex(position, position() + 1), at);
    }

    /** Reads {@code Vector<int>} with its constructor id. */
    public IntVector readIntVector() {
        expectConstructor("Vector<int>", TlIds.VECTOR);
        return readBareIntVector();
    }

    /** Reads {@code Vector<long>} with its constructor id. */
    public LongVector readLongVector() {
        expectConstructor("Vector<long>", TlIds.VECTOR);
        return readBareLongVector();
    }

    /** Reads {@code vector<int>}: a count and the elements. */
    public IntVector readBareIntVector() {
        int[] values = new int[readVectorCount(4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = readInt();
        }
        return IntVector.wrap(values);
    }

    /** Reads {@code vector<long>}: a count and the elements. */
    public LongVector readBareLongVector() {
        long[] values = new long[readVectorCount(8)];
        for (int i = 0; i < values.length; i++) {
            values[i] = readLong();
        }
        return LongVector.wrap(values);
    }

    /**
     * Reads what stands before the elements of a boxed vector.
     *
     * @param minElementBytes the least number of bytes that an element takes; 0 counts as 1
     * @return the number of elements, which have room in what remains
     */
    public int readVectorHeader(int minElementBytes) {
        expectConstructor("Vector", TlIds.VECTOR);
        return readVectorCount(minElementBytes);
    }

    /**
     * Reads the count of a bare vector.
     *
     * @param minElementBytes the least number of bytes that an element takes; 0 counts as 1
     * @return the number of elements, which have room in what remains
     */
    public int readVectorCount(int minElementBytes) {
        int count = readInt();
        if (count < 0) {
            throw new TlException("negative vector length " + count + " at position " + (position() - 4));
        }
        long least = (long) count * Math.max(1, minElementBytes);
        if (least > remaining()) {
            throw new TlUnderflowException(least, position(), remaining());
        }
        return count;
    }

    /** The next int, which stays unread. */
    public int peekInt() {
        int value = readInt();
        at -= 4;
        return value;
    }

    /** The number of bytes read so far. */
    public int position() {
        return at - start;
    }

    /** The number of bytes still unread. */
    public int remaining() {
        return end - at;
    }

    /**
     * Checks that everything was read.
     *
     * @throws TlException if bytes are left over
     */
    public void expectEnd() {
        if (at != end) {
            throw new TlException(remaining() + " bytes are left over at position " + position());
        }
    }

    /**
     * Goes one level deeper. Generated code calls it around types that can contain themselves.
     *
     * @throws TlException at more than 256 levels
     */
    public void enter() {
        if (depth == MAX_DEPTH) {
            throw new TlException("more than " + MAX_DEPTH + " levels of nesting at position " + position());
        }
        depth++;
    }

    /** Comes back from {@link #enter}. */
    public void exit() {
        depth--;
    }

    /**
     * Reads a constructor id.
     *
     * @throws UnexpectedConstructorException if it is another one
     */
    public void expectConstructor(String tlType, int id) {
        int actual = readInt();
        if (actual != id) {
            throw unexpectedConstructor(tlType, actual);
        }
    }

    /** The exception for a constructor id that the type does not have. */
    public static TlException unexpectedConstructor(String tlType, int id) {
        return new UnexpectedConstructorException(tlType, id);
    }

    private int readBytesLength() {
        int first = bytes[take(1)] & 0xff;
        if (first < 254) {
            return first;
        }
        if (first == 255) {
            throw new TlException("invalid length prefix ff at position " + (position() - 1));
        }
        int from = take(3);
        return (bytes[from] & 0xff) | (bytes[from + 1] & 0xff) << 8 | (bytes[from + 2] & 0xff) << 16;
    }

    /** Takes the content and the padding of {@code bytes} whose length was read, and returns where the content begins. */
    private int takeBytes(int header, int length) {
        int from = take(length);
        take(-(at - header) & 3);
        return from;
    }

    private int take(int count) {
        if (count > end - at) {
            throw new TlUnderflowException(count, position(), remaining());
        }
        int from = at;
        at += count;
        return from;
    }
}
