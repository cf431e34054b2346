package dev.mtproto4j.tl.table;

import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/**
 * The base of generated methods whose codec is a table.
 *
 * @param <R> the Java type of the result
 */
public abstract class TableMethod<R> extends TableObject implements TlMethod<R> {

    protected TableMethod(TableValues values) {
        super(values);
    }

    @Override
    @SuppressWarnings("unchecked") // The table and the class's type argument are made from the same result.
    public final R readResult(TlReader reader) {
        return layout().result() == null
                ? function().readResult(reader)
                : (R) layout().result().read(reader);
    }

    @Override
    public final void writeResult(TlWriter writer, R result) {
        if (layout().result() == null) {
            function().writeResult(writer, result);
        } else {
            layout().result().write(writer, result);
        }
    }

    private TlMethod<R> function() {
        return value(layout().resultOf());
    }
}
