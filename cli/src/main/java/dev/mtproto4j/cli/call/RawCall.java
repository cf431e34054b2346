package dev.mtproto4j.cli.call;

import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/** A call whose method is known by the schema alone. */
final class RawCall implements TlMethod<TlValue> {
    private static final int ID_BYTES = 4;

    private final Method method;
    private final SchemaCodec codec;
    private final byte[] boxed;

    RawCall(Method method, TlValue.Struct parameters, SchemaCodec codec) {
        this.method = method;
        this.codec = codec;
        this.boxed = codec.encode(parameters);
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
        return codec.decode(method.result(), reader.readRaw(reader.remaining()));
    }

    @Override
    public void writeResult(TlWriter writer, TlValue result) {
        writer.writeRaw(codec.encode(method.result(), result));
    }
}
