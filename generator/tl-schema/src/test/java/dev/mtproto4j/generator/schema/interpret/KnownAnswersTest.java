package dev.mtproto4j.generator.schema.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.generator.schema.TestSchemas;
import dev.mtproto4j.generator.schema.interpret.TlValue.Struct;
import dev.mtproto4j.generator.schema.model.Constructor;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interpreter against bytes that other libraries made or recorded. */
class KnownAnswersTest {
    /** Written by hand elsewhere, as its result can be of any type. */
    private static final Set<String> NOT_IN_SCHEMA = Set.of("rpc_result");

    private final JsonNode vectors = JsonValues.resource("tl.json");
    private final SchemaCodec codec = new SchemaCodec(TestSchemas.API, TestSchemas.MTPROTO);
    private final SchemaIndex index = new SchemaIndex(List.of(TestSchemas.API, TestSchemas.MTPROTO));
    private final JsonValues values = new JsonValues(index);

    @ParameterizedTest
    @CsvSource({"generated_objects, 364", "corpus_default_objects, 649", "corpus_fuzz_objects, 305"})
    void objects(String section, int expected) {
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (JsonNode row : vectors.get(section)) {
            JsonNode object = row.get("object");
            if (NOT_IN_SCHEMA.contains(object.get("_").asText())) {
                continue;
            }
            compared++;
            byte[] bytes = JsonValues.hex(row.get("hex"));
            Struct struct = values.struct(object);
            boolean constructor = values.combinator(object) instanceof Constructor;
            Struct decoded = constructor ? codec.decode(bytes) : codec.decodeMethod(bytes);
            if (!withoutWords(decoded).equals(struct)
                    || !hex(codec.encode(struct)).equals(hex(bytes))
                    || !hex(codec.encode(decoded)).equals(hex(bytes))) {
                different.add(struct.name() + " " + hex(bytes));
            }
        }
        System.out.println(section + ": " + compared + " compared");
        assertThat(different).isEmpty();
        assertThat(compared).isEqualTo(expected);
    }

    @Test
    void namedObjects() {
        JsonNode resPq = row("objects", "resPQ");
        assertThat(hex(codec.encode(values.struct(resPq.get("object")))))
                .isEqualTo(resPq.get("hex").asText());
    }

    private JsonNode row(String section, String id) {
        for (JsonNode row : vectors.get(section)) {
            if (row.get("id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError("no row " + id);
    }

    /** The known answers do not list flags words, as they follow from the fields. */
    private Struct withoutWords(Struct struct) {
        Map<String, TlValue> fields = new TreeMap<>();
        struct.fields().forEach((name, value) -> {
            boolean word = index.combinator(struct.name()).fields().stream()
                    .anyMatch(field -> field.name().equals(name)
                            && field.type() instanceof dev.mtproto4j.generator.schema.model.FieldType.FlagsWord);
            if (!word) {
                fields.put(name, withoutWords(value));
            }
        });
        return new Struct(struct.name(), fields);
    }

    private TlValue withoutWords(TlValue value) {
        if (value instanceof Struct struct) {
            return withoutWords(struct);
        } else if (value instanceof TlValue.Vector vector) {
            return new TlValue.Vector(
                    vector.elements().stream().map(this::withoutWords).toList());
        }
        return value;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
