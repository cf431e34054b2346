package dev.mtproto4j.tl.table;

/** What a {@link RawObject} is made from. Only a {@link TlTable} makes it, after it has checked where the value ends. */
public final class RawBytes {
    private final int constructorId;
    private final byte[] fields;

    RawBytes(int constructorId, byte[] fields) {
        this.constructorId = constructorId;
        this.fields = fields;
    }

    int constructorId() {
        return constructorId;
    }

    byte[] fields() {
        return fields;
    }
}
