package dev.mtproto4j.testserver.layer;

import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/** A layer before the current one. */
final class LegacyLayerCodec implements LayerCodec {
    private final CurrentLayerCodec current = new CurrentLayerCodec();
    private final LegacyWriter legacy;
    private final int layer;

    LegacyLayerCodec(LayerProfile profile) {
        this.layer = profile.layer();
        this.legacy = new LegacyWriter(profile);
    }

    int layer() {
        return layer;
    }

    @Override
    public TlMethod<?> readMethod(byte[] query) {
        return LegacyMethods.read(new TlReader(query)).orElseGet(() -> current.readMethod(query));
    }

    @Override
    public byte[] writeResult(TlMethod<?> method, Object result) {
        TlWriter writer = new TlWriter();
        return legacy.write(writer, result) ? writer.toByteArray() : current.writeResult(method, result);
    }

    @Override
    public byte[] writeUpdate(TlObject update) {
        TlWriter writer = new TlWriter();
        return legacy.write(writer, update) ? writer.toByteArray() : current.writeUpdate(update);
    }
}
