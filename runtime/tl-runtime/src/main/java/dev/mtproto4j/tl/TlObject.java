package dev.mtproto4j.tl;

/** A value with a TL constructor. Implementations are immutable, except for byte arrays, which are not copied. */
public interface TlObject {

    /** The 32-bit id that stands before the boxed value. */
    int constructorId();

    /** The name in TL, such as {@code auth.importAuthorization}. */
    String tlName();

    /** Writes the fields, without the constructor id. */
    void writeBareTo(TlWriter writer);

    /** Writes the constructor id, then the fields. */
    default void writeTo(TlWriter writer) {
        writer.writeInt(constructorId());
        writeBareTo(writer);
    }

    /** The boxed value as bytes; a new array at each call. */
    default byte[] toByteArray() {
        TlWriter writer = new TlWriter();
        writeTo(writer);
        return writer.toByteArray();
    }
}
