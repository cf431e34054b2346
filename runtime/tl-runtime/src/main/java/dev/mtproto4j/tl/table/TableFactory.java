package dev.mtproto4j.tl.table;

import dev.mtproto4j.tl.TlObject;

/** Makes values of the generated classes. */
public interface TableFactory {

    /**
     * A value of a class.
     *
     * @param id the constructor id; the table says that there is a class for it
     */
    TlObject create(int id, TableValues values);

    /** A value without a class of its own. It has to implement every interface that such a value can be needed for. */
    TlObject raw(RawBytes bytes);
}
