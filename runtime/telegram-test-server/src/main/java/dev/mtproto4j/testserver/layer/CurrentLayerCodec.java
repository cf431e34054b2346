package dev.mtproto4j.testserver.layer;

import dev.mtproto4j.api.MethodRegistry;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/** The layer that the generated API was made from. */
final class CurrentLayerCodec implements LayerCodec {
    @Override
    public TlMethod<?> readMethod(byte[] query) {
        return MethodRegistry.read(new TlReader(query));
    }

    @Override
    @SuppressWarnings("unchecked") // a result of another type fails in writeResult, as the interface says
    public byte[] writeResult(TlMethod<?> method, Object result) {
        TlWriter writer = new TlWriter();
        ((TlMethod<Object>) method).writeResult(writer, result);
        return writer.toByteArray();
    }

    @Override
    public byte[] writeUpdate(TlObject update) {
        return update.toByteArray();
    }
}
