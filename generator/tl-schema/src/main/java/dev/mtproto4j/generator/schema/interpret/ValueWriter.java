package dev.mtproto4j.generator.schema.interpret;

import dev.mtproto4j.generator.schema.interpret.TlValue.Struct;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.FlagBit;
import dev.mtproto4j.generator.schema.model.NatTerm;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values to bytes, as the fields of the schema say. */
final class ValueWriter {
    private static final int VECTOR = 0x1cb5c415;
    private static final int BOOL_TRUE = 0x997275b5;
    private static final int BOOL_FALSE = 0xbc799737;

    private final SchemaIndex index;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ValueWriter(SchemaIndex index) {
        this.index = index;
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }

    void boxed(Combinator combinator, Struct struct) {
        littleEndian(combinator.id(), 4);
        bare(combinator, struct);
    }

    private void bare(Combinator combinator, Struct struct) {
        Set<String> unknown = new HashSet<>(struct.fields().keySet());
        for (Field field : combinator.fields()) {
            unknown.remove(field.name());
            TlValue value = struct.fields().get(field.name());
            String path = SchemaIndex.path(combinator, field);
            if (isPresent(combinator, struct, field)) {
                if (field.type() instanceof FieldType.FlagsWord) {
                    littleEndian(word(combinator, struct, field, path), 4);
                } else if (!(field.type() instanceof FieldType.True)) {
                    value(field.type(), value, path, new Counts(combinator, struct));
                }
            } else if (value != null) {
                throw new CodecException(path + " is given, but its flags word is absent or lacks its bit");
            }
        }
        if (!unknown.isEmpty()) {
            throw new CodecException(combinator.name() + " has no field " + String.join(", ", unknown));
        }
    }

    /** Whether a field is on the wire: always, or if its bit is set. */
    private static boolean isPresent(Combinator combinator, Struct struct, Field field) {
        FlagBit condition = field.condition();
        if (condition == null) {
            return true;
        }
        Field word = field(combinator, condition.word());
        return isPresent(combinator, struct, word) && (word(combinator, struct, word, "") & condition.mask()) != 0;
    }

    /** The bits of the fields that are there, and those that the value gives besides. */
    private static int word(Combinator combinator, Struct struct, Field word, String path) {
        TlValue given = struct.fields().get(word.name());
        int bits = given == null
                ? count(combinator, struct, word.name())
                : expect(TlValue.Int32.class, given, path).value();
        for (Field field : combinator.fields()) {
            FlagBit condition = field.condition();
            if (condition != null && condition.word().equals(word.name()) && isSet(struct, field)) {
                bits |= condition.bit() != FlagBit.ANY ? condition.mask() : bits == 0 ? 1 : 0;
            }
        }
        return bits;
    }

    /** How many values the repetitions have that a word counts; 0 if it counts none. */
    private static int count(Combinator combinator, Struct struct, String word) {
        for (Field field : combinator.fields()) {
            if (field.type() instanceof FieldType.Repeated repeated
                    && word.equals(repeated.count().field())
                    && struct.fields().get(field.name()) instanceof TlValue.Vector vector) {
                int count = vector.elements().size() - repeated.count().plus();
                if (count < 0) {
                    throw new CodecException(field.name() + " needs at least "
                            + repeated.count().plus() + " values, not "
                            + vector.elements().size());
                }
                return count;
            }
        }
        return 0;
    }

    /** The words of the struct that is being written. */
    private record Counts(Combinator combinator, Struct struct) {
        int of(NatTerm term, String path) {
            String word = term.field();
            return word == null
                    ? term.plus()
                    : ValueWriter.word(combinator, struct, field(combinator, word), path) + term.plus();
        }
    }

    private static boolean isSet(Struct struct, Field field) {
        TlValue value = struct.fields().get(field.name());
        return field.type() instanceof FieldType.True ? new TlValue.Bool(true).equals(value) : value != null;
    }

    private static Field field(Combinator combinator, String name) {
        return combinator.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CodecException(combinator.name() + " has no field " + name));
    }

    void value(FieldType type, @Nullable TlValue value, String path) {
        value(type, value, path, null);
    }

    private void value(FieldType type, @Nullable TlValue value, String path, @Nullable Counts counts) {
        if (type instanceof FieldType.Repeated repeated && counts != null) {
            TlValue.Vector elements = expect(TlValue.Vector.class, value, path);
            int count = counts.of(repeated.count(), path);
            if (elements.elements().size() != count) {
                throw new CodecException(path + " needs " + count + " values, not "
                        + elements.elements().size());
            }
            elements.elements().forEach(element -> value(repeated.element(), element, path + "[]", counts));
        } else if (type instanceof FieldType.BoxedPrimitive boxed) {
            littleEndian(boxed.id(), 4);
            primitive(boxed.primitive(), value, path);
        } else if (type instanceof FieldType.AnyObject) {
            Struct struct = expect(Struct.class, value, path);
            boxed(index.constructor(struct.name()), struct);
        } else if (type instanceof Primitive primitive) {
            primitive(primitive, value, path);
        } else if (type instanceof FieldType.VectorOf vector) {
            TlValue.Vector elements = expect(TlValue.Vector.class, value, path);
            if (vector.boxed()) {
                littleEndian(VECTOR, 4);
            }
            littleEndian(elements.elements().size(), 4);
            elements.elements().forEach(element -> value(vector.element(), element, path + "[]"));
        } else if (type instanceof FieldType.Boxed boxed) {
            Struct struct = expect(Struct.class, value, path);
            Constructor constructor = index.constructor(struct.name());
            if (!constructor.type().equals(boxed.type())) {
                throw new CodecException(path + " needs a " + boxed.type() + ", not a " + constructor.type());
            }
            boxed(constructor, struct);
        } else if (type instanceof FieldType.Bare bare) {
            Struct struct = expect(Struct.class, value, path);
            if (!struct.name().equals(bare.constructor())) {
                throw new CodecException(path + " needs a bare " + bare.constructor() + ", not " + struct.name());
            }
            bare(index.constructor(bare.constructor()), struct);
        } else if (type instanceof FieldType.Function || type instanceof FieldType.AnyFunction) {
            Struct struct = expect(Struct.class, value, path);
            boxed(index.method(struct.name()), struct);
        } else {
            throw new CodecException(path + " is of a type that has no value of its own");
        }
    }

    private void primitive(Primitive primitive, @Nullable TlValue value, String path) {
        switch (primitive) {
            case INT -> littleEndian(expect(TlValue.Int32.class, value, path).value(), 4);
            case LONG -> littleEndian(expect(TlValue.Int64.class, value, path).value(), 8);
            case DOUBLE ->
                littleEndian(
                        Double.doubleToRawLongBits(
                                expect(TlValue.Real.class, value, path).value()),
                        8);
            case BOOL -> littleEndian(expect(TlValue.Bool.class, value, path).value() ? BOOL_TRUE : BOOL_FALSE, 4);
            case INT128 -> raw(value, 16, path);
            case INT256 -> raw(value, 32, path);
            case BYTES -> string(expect(TlValue.Binary.class, value, path).value());
            case STRING -> {
                if (value instanceof TlValue.Binary binary) {
                    string(binary.value());
                } else {
                    string(expect(TlValue.Text.class, value, path).value().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void raw(@Nullable TlValue value, int length, String path) {
        byte[] bytes = expect(TlValue.Binary.class, value, path).value();
        if (bytes.length != length) {
            throw new CodecException(path + " needs " + length + " bytes, not " + bytes.length);
        }
        out.writeBytes(bytes);
    }

    /** A length in one byte, or 254 and a length in three; the bytes; zeros up to a multiple of four. */
    private void string(byte[] bytes) {
        if (bytes.length < 254) {
            out.write(bytes.length);
        } else if (bytes.length < 1 << 24) {
            out.write(254);
            littleEndian(bytes.length, 3);
        } else {
            throw new CodecException("a string of " + bytes.length + " bytes is too long for TL");
        }
        out.writeBytes(bytes);
        while (out.size() % 4 != 0) {
            out.write(0);
        }
    }

    private void littleEndian(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }

    private static <T extends TlValue> T expect(Class<T> kind, @Nullable TlValue value, String path) {
        if (!kind.isInstance(value)) {
            throw new CodecException(path
                    + (value == null
                            ? " is missing"
                            : " cannot be " + value.getClass().getSimpleName()));
        }
        return kind.cast(value);
    }
}
