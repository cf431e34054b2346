package dev.mtproto4j.tl.table;

import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlToString;
import dev.mtproto4j.tl.TlWriter;
import dev.mtproto4j.tl.table.TableField.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The base of generated classes whose codec is a table. Immutable, but for byte arrays, which are not copied. Two values
 * are equal if they are the same bytes on the wire.
 */
public abstract class TableObject implements TlObject {
    private final Layout layout;
    private final @Nullable Object[] values;

    protected TableObject(TableValues values) {
        this.layout = values.layout();
        this.values = values.values();
    }

    @Override
    public final int constructorId() {
        return layout.id();
    }

    @Override
    public final String tlName() {
        return layout.name();
    }

    @Override
    public final void writeBareTo(TlWriter writer) {
        layout.write(writer, values);
    }

    /** The value of a field; null if it is absent. The caller knows its class. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    protected final <T extends @Nullable Object> T value(int field) {
        return (T) values[field];
    }

    protected final int intValue(int field) {
        return this.<Integer>value(field);
    }

    protected final long longValue(int field) {
        return this.<Long>value(field);
    }

    protected final double doubleValue(int field) {
        return this.<Double>value(field);
    }

    protected final boolean booleanValue(int field) {
        return this.<Boolean>value(field);
    }

    /** Whether the bit of a field is set. */
    protected final boolean flag(int field) {
        return layout.isSet(values, layout.fields().get(field));
    }

    @Override
    public final boolean equals(@Nullable Object o) {
        return o instanceof TableObject that
                && getClass() == that.getClass()
                && Arrays.equals(toByteArray(), that.toByteArray());
    }

    @Override
    public final int hashCode() {
        return Arrays.hashCode(toByteArray());
    }

    @Override
    public final String toString() {
        TlToString text = new TlToString(layout.name());
        for (int i = 0; i < values.length; i++) {
            TableField field = layout.fields().get(i);
            if (field.is(Kind.BIT)) {
                text.flag(field.name(), flag(i));
            } else if (!field.is(Kind.WORD) || !TlTable.isHidden(field.name())) {
                text.field(field.name(), values[i]);
            }
        }
        return text.toString();
    }

    final Layout layout() {
        return layout;
    }

    final @Nullable Object[] copyOfValues() {
        return values.clone();
    }
}
