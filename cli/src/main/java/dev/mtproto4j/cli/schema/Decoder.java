package dev.mtproto4j.cli.schema;

import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.util.function.Function;

/** Decodes a sample and encodes it again. */
@FunctionalInterface
interface Decoder {
    byte[] again(Sample sample);

    /** The classes behind a pair of generated registries. */
    static Decoder of(Function<TlReader, ? extends TlObject> types, Function<TlReader, ? extends TlObject> methods) {
        return sample -> {
            TlReader reader = new TlReader(sample.bytes());
            TlObject value = (sample.kind() == Sample.Kind.TYPE ? types : methods).apply(reader);
            reader.expectEnd();
            return value.toByteArray();
        };
    }
}
