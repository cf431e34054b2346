package dev.mtproto4j.tl;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** An immutable {@code Vector<long>} without boxing. */
public final class LongVector {
    private static final LongVector EMPTY = new LongVector(new long[0]);

    private final long[] values;

    private LongVector(long[] values) {
        this.values = values;
    }

    /** A vector without elements. */
    public static LongVector empty() {
        return EMPTY;
    }

    /** The given values; the array is copied. */
    public static LongVector of(long... values) {
        return wrap(values.clone());
    }

    /** The values of a collection in its order; none may be null. */
    public static LongVector copyOf(Collection<Long> values) {
        return wrap(values.stream().mapToLong(Long::longValue).toArray());
    }

    static LongVector wrap(long[] values) {
        return values.length == 0 ? EMPTY : new LongVector(values);
    }

    /**
     * One element.
     *
     * @param index from 0
     * @throws ArrayIndexOutOfBoundsException if there is no such element
     */
    public long get(int index) {
        return values[index];
    }

    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** Whether an element has this value. */
    public boolean contains(long value) {
        for (long element : values) {
            if (element == value) {
                return true;
            }
        }
        return false;
    }

    /** The elements in order. */
    public LongStream stream() {
        return Arrays.stream(values);
    }

    /** The elements; a new array at each call. */
    public long[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LongVector that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** The elements in brackets; a long vector is cut, with the number of elements left out. */
    @Override
    public String toString() {
        return TlToString.list(values.length, index -> Long.toString(values[index]));
    }
}
