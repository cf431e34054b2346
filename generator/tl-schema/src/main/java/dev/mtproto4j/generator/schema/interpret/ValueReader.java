package dev.mtproto4j.generator.schema.interpret;

import dev.mtproto4j.generator.schema.interpret.TlValue.Struct;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.FlagBit;
import dev.mtproto4j.generator.schema.model.Method;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bytes to values, as the fields of the schema say. */
final class ValueReader {
    static final int MAX_DEPTH = 256;

    /** How many repeated elements that take no bytes may stand behind the last byte. */
    private static final int ROOM_FOR_NOTHING = 1024;

    private static final int VECTOR = 0x1cb5c415;
    private static final int BOOL_TRUE = 0x997275b5;
    private static final int BOOL_FALSE = 0xbc799737;

    private final SchemaIndex index;
    private final byte[] bytes;
    private int position;
    private int depth;

    ValueReader(SchemaIndex index, byte[] bytes) {
        this.index = index;
        this.bytes = bytes;
    }

    void end() {
        if (position != bytes.length) {
            throw fail((bytes.length - position) + " bytes are left over");
        }
    }

    Struct anyConstructor() {
        int id = (int) littleEndian(4);
        Constructor constructor = index.constructor(id);
        if (constructor == null) {
            throw fail(String.format("no constructor has the id %08x", id));
        }
        return bare(constructor);
    }

    Struct anyMethod() {
        int id = (int) littleEndian(4);
        Method method = index.method(id);
        if (method == null) {
            throw fail(String.format("no method has the id %08x", id));
        }
        return bare(method);
    }

    private Struct boxed(BoxedType type) {
        int id = (int) littleEndian(4);
        for (Constructor constructor : type.constructors()) {
            if (constructor.id() == id) {
                return bare(constructor);
            }
        }
        throw fail(String.format("%08x is not a constructor of %s", id, type.name()));
    }

    private Struct bare(Combinator combinator) {
        if (++depth > MAX_DEPTH) {
            throw fail("values are nested more than " + MAX_DEPTH + " deep");
        }
        Map<String, TlValue> fields = new LinkedHashMap<>();
        Map<String, Integer> words = new HashMap<>();
        for (Field field : combinator.fields()) {
            FlagBit condition = field.condition();
            if (condition != null && (words.getOrDefault(condition.word(), 0) & condition.mask()) == 0) {
                continue;
            }
            if (field.type() instanceof FieldType.FlagsWord) {
                int word = (int) littleEndian(4);
                words.put(field.name(), word);
                fields.put(field.name(), new TlValue.Int32(word));
            } else if (field.type() instanceof FieldType.True) {
                fields.put(field.name(), new TlValue.Bool(true));
            } else {
                fields.put(field.name(), value(field.type(), words));
            }
        }
        depth--;
        return new Struct(combinator.name(), fields);
    }

    TlValue value(FieldType type) {
        return value(type, Map.of());
    }

    private TlValue value(FieldType type, Map<String, Integer> words) {
        if (type instanceof FieldType.Repeated repeated) {
            return repeated(repeated, words);
        } else if (type instanceof FieldType.BoxedPrimitive boxed) {
            int id = (int) littleEndian(4);
            if (id != boxed.id()) {
                throw fail(String.format("%08x is not %s", id, boxed.type()));
            }
            return primitive(boxed.primitive());
        } else if (type instanceof FieldType.AnyObject) {
            return anyConstructor();
        } else if (type instanceof FieldType.AnyFunction) {
            return anyMethod();
        } else if (type instanceof Primitive primitive) {
            return primitive(primitive);
        } else if (type instanceof FieldType.VectorOf vector) {
            return vector(vector);
        } else if (type instanceof FieldType.Boxed boxed) {
            return boxed(index.type(boxed.type()));
        } else if (type instanceof FieldType.Bare bare) {
            return bare(index.constructor(bare.constructor()));
        } else if (type instanceof FieldType.Function) {
            return anyMethod();
        }
        throw fail("the type has no value of its own");
    }

    private TlValue vector(FieldType.VectorOf vector) {
        if (vector.boxed()) {
            int id = (int) littleEndian(4);
            if (id != VECTOR) {
                throw fail(String.format("%08x is not a Vector", id));
            }
        }
        int count = (int) littleEndian(4);
        // An element that takes no bytes may not buy memory either: at most one for each byte that is left.
        return elements(count, 1, vector.element(), Map.of());
    }

    private TlValue repeated(FieldType.Repeated repeated, Map<String, Integer> words) {
        String field = repeated.count().field();
        int count = (field == null ? 0 : words.getOrDefault(field, 0))
                + repeated.count().plus();
        return elements(count, 0, repeated.element(), words);
    }

    private TlValue elements(int count, int least, FieldType element, Map<String, Integer> words) {
        int left = bytes.length - position;
        int atLeast = Math.max(least, SchemaIndex.minimumBytes(element));
        long room = atLeast == 0 ? left + ROOM_FOR_NOTHING : left;
        if (count < 0 || (long) count * Math.max(1, atLeast) > room) {
            throw fail(
                    "a list of " + Integer.toUnsignedString(count) + " elements does not fit into " + left + " bytes");
        }
        List<TlValue> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(value(element, words));
        }
        return new TlValue.Vector(elements);
    }

    private TlValue primitive(Primitive primitive) {
        return switch (primitive) {
            case INT -> new TlValue.Int32((int) littleEndian(4));
            case LONG -> new TlValue.Int64(littleEndian(8));
            case DOUBLE -> new TlValue.Real(Double.longBitsToDouble(littleEndian(8)));
            case BOOL -> bool();
            case INT128 -> new TlValue.Binary(take(16));
            case INT256 -> new TlValue.Binary(take(32));
            case BYTES -> new TlValue.Binary(string());
            case STRING -> text(string());
        };
    }

    private TlValue bool() {
        int id = (int) littleEndian(4);
        if (id != BOOL_TRUE && id != BOOL_FALSE) {
            throw fail(String.format("%08x is not a Bool", id));
        }
        return new TlValue.Bool(id == BOOL_TRUE);
    }

    private byte[] string() {
        int start = position;
        int length = (int) littleEndian(1);
        if (length == 255) {
            throw fail("no string begins with ff");
        }
        if (length == 254) {
            length = (int) littleEndian(3);
        }
        byte[] string = take(length);
        take(Math.floorMod(start - position, 4));
        return string;
    }

    private static TlValue text(byte[] utf8) {
        try {
            return new TlValue.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            return new TlValue.Binary(utf8);
        }
    }

    private long littleEndian(int count) {
        byte[] taken = take(count);
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << 8) | (taken[i] & 0xff);
        }
        return value;
    }

    private byte[] take(int count) {
        if (count > bytes.length - position) {
            throw fail("the bytes end; " + count + " more are needed");
        }
        position += count;
        return Arrays.copyOfRange(bytes, position - count, position);
    }

    private CodecException fail(String message) {
        return new CodecException("at byte " + position + ": " + message);
    }
}
