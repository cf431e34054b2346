package dev.mtproto4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.tl.TlObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Values that other libraries have encoded: {@code tl-vectors.json} names the source of each. Those of {@code rpc_result}
 * and the containers, which no schema can describe, are left out.
 */
final class VectorsTest {
    private static final List<String> GROUPS =
            List.of("objects", "generated_objects", "corpus_default_objects", "corpus_fuzz_objects");

    @Test
    void generatedClassesReadAndWriteWhatOthersWrote() throws IOException {
        JsonNode vectors;
        try (InputStream in = VectorsTest.class.getResourceAsStream("/tl-vectors.json")) {
            vectors = new ObjectMapper().readTree(in);
        }
        int checked = 0;
        for (String group : GROUPS) {
            for (JsonNode vector : vectors.get(group)) {
                check(vector);
                checked++;
            }
        }
        System.out.println("VECTORS telegram-api and mtproto-schema: " + checked + " known values");
        assertThat(checked).isEqualTo(1319);
    }

    private static void check(JsonNode vector) {
        JsonNode object = vector.get("object");
        String name = object.get("_").asText();
        SchemaUnderTest subject = SchemaUnderTest.API.knows(name) ? SchemaUnderTest.API : SchemaUnderTest.MTPROTO;
        Combinator combinator = subject.combinator(name);
        byte[] bytes = HexFormat.of().parseHex(vector.get("hex").asText());
        TlObject value = subject.read(combinator, bytes);
        assertThat(value.toByteArray()).as(name).isEqualTo(bytes);
        assertThat(new VectorJson(subject).of(value)).as(name).isEqualTo(object);
    }
}
