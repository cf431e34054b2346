package dev.mtproto4j.tl;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Equality by content for {@code Vector<bytes>} fields: {@link List#equals} would compare byte arrays by identity. */
public final class BytesLists {
    private BytesLists() {}

    /** Whether both are null, or both hold the same bytes in the same order. */
    public static boolean equal(@Nullable List<byte[]> a, @Nullable List<byte[]> b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return Arrays.deepEquals(a.toArray(), b.toArray());
    }

    /** A hash code that agrees with {@link #equal}. */
    public static int hash(@Nullable List<byte[]> list) {
        return list == null ? 0 : Arrays.deepHashCode(list.toArray());
    }
}
