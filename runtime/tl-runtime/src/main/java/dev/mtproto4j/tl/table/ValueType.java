package dev.mtproto4j.tl.table;

import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/** How a value of one TL type is read, written and passed over. */
interface ValueType {
    Object read(TlReader reader);

    void write(TlWriter writer, Object value);

    /** Passes over a value, with every check that tells where it ends. */
    void skip(TlReader reader);

    /** The value as it is kept: a list is copied. */
    default Object keep(Object value) {
        return value;
    }
}
