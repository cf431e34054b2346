package dev.mtproto4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.util.function.Function;

/** Any bytes through the generated registries: an object that reads back as it was written, or a refusal. */
class GeneratedCodeFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void anyBytesAreAServiceMessageOrRefused(byte[] bytes) {
        read(bytes, dev.mtproto4j.mtproto.TypeRegistry::read);
        read(bytes, dev.mtproto4j.mtproto.MethodRegistry::read);
    }

    @FuzzTest(maxDuration = "10m")
    void anyBytesAreAnObjectOfTheApiOrRefused(byte[] bytes) {
        read(bytes, dev.mtproto4j.api.TypeRegistry::read);
    }

    @FuzzTest(maxDuration = "10m")
    void anyBytesAreAMethodOfTheApiOrRefused(byte[] bytes) {
        read(bytes, dev.mtproto4j.api.MethodRegistry::read);
    }

    private static void read(byte[] bytes, Function<TlReader, ? extends TlObject> registry) {
        TlObject object;
        try {
            object = registry.apply(new TlReader(bytes));
        } catch (TlException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        byte[] written = object.toByteArray();
        assertThat(registry.apply(new TlReader(written))).isEqualTo(object);
        assertThat(object.toString()).isNotBlank();
    }
}
