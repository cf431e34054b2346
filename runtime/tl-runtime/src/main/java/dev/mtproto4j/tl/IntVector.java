package dev.mtproto4j.tl;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An immutable {@code Vector<int>} without boxing. */
public final class IntVector {
    private static final IntVector EMPTY = new IntVector(new int[0]);

    private final int[] values;

    private IntVector(int[] values) {
        this.values = values;
    }

    /** A vector without elements. */
    public static IntVector empty() {
        return EMPTY;
    }

    /** The given values; the array is copied. */
    public static IntVector of(int... values) {
        return wrap(values.clone());
    }

    /** The values of a collection in its order; none may be null. */
    public static IntVector copyOf(Collection<Integer> values) {
        return wrap(values.stream().mapToInt(Integer::intValue).toArray());
    }

    static IntVector wrap(int[] values) {
        return values.length == 0 ? EMPTY : new IntVector(values);
    }

    /**
     * One element.
     *
     * @param index from 0
     * @throws ArrayIndexOutOfBoundsException if there is no such element
     */
    public int get(int index) {
        return values[index];
    }

    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** Whether an element has this value. */
    public boolean contains(int value) {
        for (int element : values) {
            if (element == value) {
                return true;
            }
        }
        return false;
    }

    /** The elements in order. */
    public IntStream stream() {
        return Arrays.stream(values);
    }

    /** The elements; a new array at each call. */
    public int[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntVector that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** The elements in brackets; a long vector is cut, with the number of elements left out. */
    @Override
    public String toString() {
        return TlToString.list(values.length, index -> Integer.toString(values[index]));
    }
}
