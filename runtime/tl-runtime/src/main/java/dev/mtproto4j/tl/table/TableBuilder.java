package dev.mtproto4j.tl.table;

import dev.mtproto4j.tl.table.TableField.Kind;
import org.jspecify.annotations.Nullable;

/** The base of generated builders. Not safe for use by several threads. */
public abstract class TableBuilder {
    private final Layout layout;
    private final @Nullable Object[] values;

    /** A builder without any field set. */
    protected TableBuilder(TlTable table, int constructorId) {
        this.layout = table.layout(constructorId);
        this.values = new Object[layout.fields().size()];
    }

    /** A builder with the fields of a value, and with the bits that the schema does not know. */
    protected TableBuilder(TableObject from) {
        this.layout = from.layout();
        this.values = from.copyOfValues();
        for (TableField field : layout.fields()) {
            if (field.is(Kind.OPTIONAL)) {
                values[field.word()] = Layout.word(values, field.word()) & ~field.mask();
            }
        }
    }

    /**
     * Sets a field.
     *
     * @throws NullPointerException if the value is null and the field cannot be absent
     */
    protected final void set(int field, @Nullable Object value) {
        values[field] = layout.keep(field, value);
    }

    /** Sets or clears the bit of a field. */
    protected final void flag(int field, boolean value) {
        TableField bit = layout.fields().get(field);
        int word = Layout.word(values, bit.word());
        values[bit.word()] = value ? word | bit.mask() : word & ~bit.mask();
    }

    /**
     * The fields set so far, completed.
     *
     * @throws NullPointerException if a required field is missing; it names the field
     * @throws IllegalStateException if only some of the fields behind one bit are set
     */
    protected final TableValues values() {
        return layout.complete(values.clone());
    }
}
