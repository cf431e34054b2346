package dev.mtproto4j.tl.table;

import org.jspecify.annotations.Nullable;

/** What a generated class is made from: the values of its fields. Only a {@link TlTable} makes them. */
public final class TableValues {
    private final Layout layout;
    private final @Nullable Object[] values;

    TableValues(Layout layout, @Nullable Object[] values) {
        this.layout = layout;
        this.values = values;
    }

    Layout layout() {
        return layout;
    }

    @Nullable
    Object[] values() {
        return values;
    }
}
