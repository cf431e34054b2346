package dev.mtproto4j.generator.schema.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.parse.TlSchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ids of definitions in other people's schemas. */
class ConstructorIdsTest {

    @TestFactory
    Stream<DynamicTest> definitions() throws IOException {
        return rows("definitions")
                .map(row -> DynamicTest.dynamicTest(row.get("declaration").asText(), () -> {
                    CombinatorElement combinator = parse(row.get("declaration").asText());
                    assertThat(ConstructorIds.normalise(combinator))
                            .isEqualTo(row.get("canonical").asText());
                    assertThat(String.format("%08x", ConstructorIds.compute(combinator)))
                            .isEqualTo(row.get("id").asText());
                }));
    }

    @TestFactory
    Stream<DynamicTest> definitionsWhoseIdWasMadeOtherwise() throws IOException {
        return rows("mismatches")
                .map(row -> DynamicTest.dynamicTest(row.get("declaration").asText(), () -> {
                    CombinatorElement combinator = parse(row.get("declaration").asText());
                    assertThat(String.format("%08x", ConstructorIds.compute(combinator)))
                            .isEqualTo(row.get("computed_id").asText());
                }));
    }

    private static CombinatorElement parse(String declaration) {
        ErrorCollector errors = new ErrorCollector();
        String text = declaration.endsWith(";") ? declaration : declaration + ";";
        CombinatorElement combinator = new TlSchemaParser(errors)
                .parse(new SourceText("test.tl", text))
                .combinators()
                .get(0);
        errors.throwIfErrors();
        return combinator;
    }

    private static Stream<JsonNode> rows(String section) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ConstructorIdsTest.class.getResourceAsStream("crc.json"), "crc.json")) {
            return StreamSupport.stream(
                    new ObjectMapper().readTree(in).get(section).spliterator(), false);
        }
    }
}
