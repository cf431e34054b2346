package dev.mtproto4j.generator.schema.model;

/** What a field or a result holds. */
public sealed interface FieldType {

    /** A built-in type without a constructor id of its own on the wire, but for {@code Bool}. */
    enum Primitive implements FieldType {
        INT("int"),
        LONG("long"),
        DOUBLE("double"),
        STRING("string"),
        BYTES("bytes"),
        INT128("int128"),
        INT256("int256"),
        /** The boxed type {@code Bool}: {@code boolTrue} or {@code boolFalse}. */
        BOOL("Bool");

        private final String tlName;

        Primitive(String tlName) {
            this.tlName = tlName;
        }

        /** The name in TL, such as {@code int128}. */
        public String tlName() {
            return tlName;
        }
    }

    /** {@code #} that decides about other fields: a word of 32 flag bits, or a count. Any other is {@link Primitive#INT}. */
    record FlagsWord() implements FieldType {}

    /** {@code true} behind a flag: no bytes, the bit is the value. */
    record True() implements FieldType {}

    /** A boxed value of a TL type, such as {@code User}: its constructor id comes first. */
    record Boxed(TlName type) implements FieldType {}

    /** A bare value of one constructor, such as {@code future_salt} or {@code %Message}: no constructor id. */
    record Bare(TlName constructor) implements FieldType {}

    /**
     * A vector.
     *
     * @param element what it holds
     * @param boxed true for {@code Vector<T>}, whose id 0x1cb5c415 is written; false for {@code vector<T>}
     */
    record VectorOf(FieldType element, boolean boxed) implements FieldType {}

    /**
     * {@code n*[ T ]}: so many values one behind the other, without a header.
     *
     * @param element what is repeated; a group of several fields is a constructor of its own
     * @param count how often
     */
    record Repeated(FieldType element, NatTerm count) implements FieldType {}

    /**
     * {@code Int}: a built-in type with a constructor id before it.
     *
     * @param type the type as it is declared, such as {@code Int}
     */
    record BoxedPrimitive(Primitive primitive, String type, int id) implements FieldType {}

    /** {@code Object}: a boxed value of any type of the schema; its id says which. */
    record AnyObject() implements FieldType {}

    /** {@code function}, as TON's schemas have it: any call of the schema; its id says which. */
    record AnyFunction() implements FieldType {}

    /** {@code !X}: a function whose result is {@code X}; it is written boxed. */
    record Function(String typeParameter) implements FieldType {}

    /** {@code X} as a result: the result of the function that was passed as {@code !X}. */
    record TypeVariable(String typeParameter) implements FieldType {}
}
