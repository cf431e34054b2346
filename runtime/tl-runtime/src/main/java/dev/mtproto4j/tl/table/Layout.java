package dev.mtproto4j.tl.table;

import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import dev.mtproto4j.tl.table.TableField.Kind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One constructor or method of a table.
 *
 * @param name as in TL; empty for a constructor without a class
 * @param type the index of its type, or {@link TlTable#METHOD}
 * @param result what a method returns; null for a constructor, and for a method that returns what its parameter does
 * @param resultOf the field with the function whose result the method returns, or −1
 */
record Layout(
        int id,
        String name,
        int type,
        List<TableField> fields,
        @Nullable ValueType result,
        int resultOf) {

    Layout {
        fields = List.copyOf(fields);
    }

    boolean hasClass() {
        return !name.isEmpty();
    }

    /** The values in the order of the fields; null for what is absent, and for bits. */
    @Nullable
    Object[] read(TlReader reader) {
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            TableField field = fields.get(i);
            if (!field.is(Kind.BIT) && (!field.is(Kind.OPTIONAL) || isSet(values, field))) {
                values[i] = field.valueType().read(reader);
            }
        }
        return values;
    }

    void write(TlWriter writer, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                fields.get(i).valueType().write(writer, value);
            }
        }
    }

    void skip(TlReader reader) {
        @Nullable Object[] words = new Object[fields.size()];
        for (int i = 0; i < words.length; i++) {
            TableField field = fields.get(i);
            if (field.is(Kind.WORD)) {
                words[i] = reader.readInt();
            } else if (field.is(Kind.REQUIRED) || (field.is(Kind.OPTIONAL) && isSet(words, field))) {
                field.valueType().skip(reader);
            }
        }
    }

    boolean isSet(@Nullable Object[] values, TableField field) {
        return (word(values, field.word()) & field.mask()) != 0;
    }

    static int word(@Nullable Object[] values, int index) {
        return values[index] instanceof Integer word ? word : 0;
    }

    /** A value of the field as it is kept; null only for a field that may be absent. */
    @Nullable
    Object keep(int index, @Nullable Object value) {
        TableField field = fields.get(index);
        if (value == null && !field.is(Kind.REQUIRED)) {
            return null;
        }
        return field.valueType().keep(Objects.requireNonNull(value, field.name()));
    }

    /** Completes values that a program set: the bits of a word follow from what is there. */
    TableValues complete(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            TableField field = fields.get(i);
            if (field.is(Kind.WORD)) {
                values[i] = word(values, i);
            } else if (field.is(Kind.REQUIRED)) {
                Objects.requireNonNull(values[i], field.name());
            } else if (field.is(Kind.OPTIONAL) && values[i] != null) {
                values[field.word()] = word(values, field.word()) | field.mask();
            }
        }
        for (int i = 0; i < values.length; i++) {
            TableField field = fields.get(i);
            if (field.is(Kind.OPTIONAL) && values[i] == null && isSet(values, field)) {
                throw new IllegalStateException(together(field) + " share a flag bit: set all of them or none");
            }
        }
        return new TableValues(this, values);
    }

    private String together(TableField field) {
        return String.join(
                ", ",
                fields.stream()
                        .filter(other ->
                                other.is(Kind.OPTIONAL) && other.word() == field.word() && other.mask() == field.mask())
                        .map(TableField::name)
                        .toList());
    }
}
