package dev.mtproto4j.tl.table;

import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value of a constructor that has no class in the generated part of the schema: its constructor id and the bytes of its
 * fields. It can be kept, compared, and sent on as it came.
 */
public abstract class RawObject implements TlObject {
    private final int constructorId;
    private final byte[] fields;

    protected RawObject(RawBytes value) {
        this.constructorId = value.constructorId();
        this.fields = value.fields();
    }

    @Override
    public final int constructorId() {
        return constructorId;
    }

    /** The constructor id as {@code #1234abcd}: names of constructors without a class are not in the program. */
    @Override
    public final String tlName() {
        return String.format("#%08x", constructorId);
    }

    @Override
    public final void writeBareTo(TlWriter writer) {
        writer.writeRaw(fields);
    }

    @Override
    public final boolean equals(@Nullable Object o) {
        return o instanceof RawObject that && constructorId == that.constructorId && Arrays.equals(fields, that.fields);
    }

    @Override
    public final int hashCode() {
        return 31 * constructorId + Arrays.hashCode(fields);
    }

    @Override
    public final String toString() {
        return tlName() + " bytes[" + fields.length + "]";
    }
}
