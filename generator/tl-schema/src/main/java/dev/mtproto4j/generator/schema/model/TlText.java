package dev.mtproto4j.generator.schema.model;

/** Types as TL text. */
public final class TlText {
    private TlText() {}

    /** A type as it is written: {@code Vector<long>}, {@code auth.User}, {@code 16*[ int ]}. */
    public static String of(FieldType type) {
        if (type instanceof FieldType.Primitive primitive) {
            return primitive.tlName();
        } else if (type instanceof FieldType.FlagsWord) {
            return "#";
        } else if (type instanceof FieldType.True) {
            return "true";
        } else if (type instanceof FieldType.Boxed boxed) {
            return boxed.type().toString();
        } else if (type instanceof FieldType.Bare bare) {
            return bare.constructor().toString();
        } else if (type instanceof FieldType.VectorOf vector) {
            return (vector.boxed() ? "Vector<" : "vector<") + of(vector.element()) + ">";
        } else if (type instanceof FieldType.Repeated repeated) {
            return repeated.count() + "*[ " + of(repeated.element()) + " ]";
        } else if (type instanceof FieldType.BoxedPrimitive primitive) {
            return primitive.type();
        } else if (type instanceof FieldType.AnyObject) {
            return "Object";
        } else if (type instanceof FieldType.AnyFunction) {
            return "Function";
        } else if (type instanceof FieldType.Function function) {
            return "!" + function.typeParameter();
        } else if (type instanceof FieldType.TypeVariable variable) {
            return variable.typeParameter();
        }
        throw new AssertionError(type);
    }
}
