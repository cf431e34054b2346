package dev.mtproto4j.generator.schema.interpret;

import dev.mtproto4j.generator.schema.interpret.TlValue.Struct;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Schema;
import java.util.List;

/**
 * Encodes and decodes values of a schema.
 *
 * <p>All methods throw {@link CodecException} when bytes or values do not fit. Decoding takes memory in proportion to
 * the bytes given and nests at most {@value ValueReader#MAX_DEPTH} deep. Safe for use by several threads.
 *
 * @see <a href="https://core.telegram.org/mtproto/serialize">Binary data serialization</a>
 */
public final class SchemaCodec {
    private final SchemaIndex index;

    /** A codec for one schema, or for several that share no names and no ids. */
    public SchemaCodec(Schema... schemas) {
        this.index = new SchemaIndex(List.of(schemas));
    }

    /**
     * The boxed bytes of a value of a constructor, or of a call of a method: its id, then its fields. Where both have one
     * name, it is the constructor; see {@link #encodeMethod}.
     */
    public byte[] encode(Struct struct) {
        ValueWriter writer = new ValueWriter(index);
        writer.boxed(index.combinator(struct.name()), struct);
        return writer.toByteArray();
    }

    /** The boxed bytes of a call of a method: its id, then its parameters. */
    public byte[] encodeMethod(Struct struct) {
        ValueWriter writer = new ValueWriter(index);
        writer.boxed(index.method(struct.name()), struct);
        return writer.toByteArray();
    }

    /** The bytes of a value of any type. */
    public byte[] encode(FieldType type, TlValue value) {
        ValueWriter writer = new ValueWriter(index);
        writer.value(type, value, type.toString());
        return writer.toByteArray();
    }

    /** Decodes a boxed value of any constructor; nothing may follow it. */
    public Struct decode(byte[] bytes) {
        ValueReader reader = new ValueReader(index, bytes);
        Struct struct = reader.anyConstructor();
        reader.end();
        return struct;
    }

    /** Decodes a call of any method; nothing may follow it. */
    public Struct decodeMethod(byte[] bytes) {
        ValueReader reader = new ValueReader(index, bytes);
        Struct struct = reader.anyMethod();
        reader.end();
        return struct;
    }

    /** Decodes a value of any type, such as the result of a method; nothing may follow it. */
    public TlValue decode(FieldType type, byte[] bytes) {
        ValueReader reader = new ValueReader(index, bytes);
        TlValue value = reader.value(type);
        reader.end();
        return value;
    }
}
