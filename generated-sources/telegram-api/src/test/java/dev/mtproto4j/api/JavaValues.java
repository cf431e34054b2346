package dev.mtproto4j.api;

import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.tl.Int128;
import dev.mtproto4j.tl.Int256;
import dev.mtproto4j.tl.IntVector;
import dev.mtproto4j.tl.LongVector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of the interpreter as a user of the generated classes would write them. */
final class JavaValues {
    private final SchemaUnderTest subject;

    JavaValues(SchemaUnderTest subject) {
        this.subject = subject;
    }

    Object of(FieldType type, TlValue value) {
        if (value instanceof TlValue.Int32 number) {
            return number.value();
        } else if (value instanceof TlValue.Int64 number) {
            return number.value();
        } else if (value instanceof TlValue.Real number) {
            return number.value();
        } else if (value instanceof TlValue.Bool bool) {
            return bool.value();
        } else if (value instanceof TlValue.Text text) {
            return text.value();
        } else if (value instanceof TlValue.Binary binary) {
            return binary(type, binary.value());
        } else if (value instanceof TlValue.Vector vector) {
            return vector((FieldType.VectorOf) type, vector);
        } else if (value instanceof TlValue.Struct struct) {
            return subject.read(subject.combinator(struct.name().toString()), subject.codec.encode(struct));
        }
        throw new AssertionError(value);
    }

    /** Equality as a user means it: byte arrays by content, in lists too. */
    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof List<?> first && b instanceof List<?> second) {
            if (first.size() != second.size()) {
                return false;
            }
            for (int i = 0; i < first.size(); i++) {
                if (!same(first.get(i), second.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return Objects.deepEquals(a, b);
    }

    private static Object binary(FieldType type, byte[] bytes) {
        if (type == Primitive.INT128) {
            return Int128.of(bytes);
        } else if (type == Primitive.INT256) {
            return Int256.of(bytes);
        } else if (type == Primitive.STRING) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return bytes;
    }

    private Object vector(FieldType.VectorOf type, TlValue.Vector vector) {
        if (type.element() == Primitive.INT) {
            return IntVector.of(vector.elements().stream()
                    .mapToInt(element -> ((TlValue.Int32) element).value())
                    .toArray());
        } else if (type.element() == Primitive.LONG) {
            return LongVector.of(vector.elements().stream()
                    .mapToLong(element -> ((TlValue.Int64) element).value())
                    .toArray());
        }
        List<Object> elements = new ArrayList<>();
        vector.elements().forEach(element -> elements.add(of(type.element(), element)));
        return elements;
    }
}
