package dev.mtproto4j.cli.call;

import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/** A call whose method is known by the schema alone. */
final class RawCall implements TlMethod<TlValue> {
    private static final int ID_BYTES = 4;

    private final Method method;
    private final FieldType result;
    private final SchemaCodec codec;
    private final byte[] boxed;

    RawCall(Schema schema, Method method, TlValue.Struct parameters, SchemaCodec codec) {
        this.method = method;
        this.result = result(schema, method, parameters);
        this.codec = codec;
        this.boxed = codec.encode(parameters);
    }

    /** A method that takes another call returns what that one returns. */
    private static FieldType result(Schema schema, Method method, TlValue.Struct parameters) {
        if (method.result() instanceof FieldType.TypeVariable) {
            for (Field field : method.fields()) {
                boolean call = field.type() instanceof FieldType.Function;
                if (call && parameters.fields().get(field.name()) instanceof TlValue.Struct inner) {
                    return result(schema, MethodFinder.find(schema, inner.name().toString()), inner);
                }
            }
        }
        return method.result();
    }

    @Override
    public int constructorId() {
        return method.id();
    }

    @Override
    public String tlName() {
        return method.name().toString();
    }

    @Override
    public void writeBareTo(TlWriter writer) {
        writer.writeRaw(boxed, ID_BYTES, boxed.length - ID_BYTES);
    }

    @Override
    public TlValue readResult(TlReader reader) {
        return codec.decode(result, reader.readRaw(reader.remaining()));
    }

    @Override
    public void writeResult(TlWriter writer, TlValue value) {
        writer.writeRaw(codec.encode(result, value));
    }
}
