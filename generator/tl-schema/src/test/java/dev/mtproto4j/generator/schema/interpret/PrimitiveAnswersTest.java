package dev.mtproto4j.generator.schema.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.generator.schema.TestSchemas;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.FieldType.VectorOf;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values without structure, and bytes that must be refused. */
class PrimitiveAnswersTest {
    private static final Map<String, FieldType> TYPES = Map.of(
            "int", Primitive.INT,
            "long", Primitive.LONG,
            "double", Primitive.DOUBLE,
            "Bool", Primitive.BOOL,
            "bytes", Primitive.BYTES,
            "string", Primitive.STRING,
            "int128", Primitive.INT128,
            "Vector<int>", new VectorOf(Primitive.INT, true));

    private final JsonNode vectors = JsonValues.resource("tl.json");
    private final SchemaCodec codec = new SchemaCodec(TestSchemas.API);

    @TestFactory
    Stream<DynamicTest> primitives() {
        return rows("primitives")
                .filter(row -> TYPES.containsKey(row.get("type").asText()))
                .map(row -> DynamicTest.dynamicTest(row.get("id").asText(), () -> {
                    FieldType type = TYPES.getOrDefault(row.get("type").asText(), Primitive.INT);
                    TlValue value = value(type, row.get("value"));
                    byte[] bytes = JsonValues.hex(row.get("hex"));
                    assertThat(codec.encode(type, value)).isEqualTo(bytes);
                    assertThat(codec.decode(type, bytes)).isEqualTo(value);
                }));
    }

    @TestFactory
    Stream<DynamicTest> byteStrings() {
        return rows("byte_strings")
                .map(row -> DynamicTest.dynamicTest(row.get("length") + " bytes", () -> {
                    byte[] content = new byte[row.get("length").asInt()];
                    for (int i = 0; i < content.length; i++) {
                        content[i] = (byte) (i * 31 + 7);
                    }
                    TlValue value = new TlValue.Binary(content);
                    if (row.has("expect")) {
                        assertThatThrownBy(() -> codec.encode(Primitive.BYTES, value))
                                .isInstanceOf(CodecException.class);
                        return;
                    }
                    byte[] encoded = codec.encode(Primitive.BYTES, value);
                    assertThat(encoded).hasSize(row.get("total").asInt());
                    assertThat(HexFormat.of().formatHex(encoded))
                            .startsWith(row.get("header").asText());
                    assertThat(HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(encoded)))
                            .isEqualTo(row.get("sha256").asText());
                    assertThat(codec.decode(Primitive.BYTES, encoded)).isEqualTo(value);
                }));
    }

    @TestFactory
    Stream<DynamicTest> decodeErrors() {
        return rows("decode_errors")
                .map(row -> DynamicTest.dynamicTest(row.get("id").asText(), () -> {
                    byte[] bytes = JsonValues.hex(row.get("hex"));
                    String type = row.get("type").asText();
                    if (row.get("expect").asText().startsWith("accept")) {
                        FieldType known = TYPES.getOrDefault(type, Primitive.BYTES);
                        TlValue expected = known instanceof VectorOf
                                ? new TlValue.Vector(List.of())
                                : new TlValue.Binary(JsonValues.hex(row.get("reference_value")));
                        assertThat(codec.decode(known, bytes)).isEqualTo(expected);
                    } else if (type.equals("Object")) {
                        assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(CodecException.class);
                    } else {
                        FieldType known = TYPES.getOrDefault(type, Primitive.BYTES);
                        assertThatThrownBy(() -> codec.decode(known, bytes)).isInstanceOf(CodecException.class);
                    }
                }));
    }

    private static TlValue value(FieldType type, JsonNode node) {
        if (type == Primitive.INT) {
            return new TlValue.Int32(Integer.parseInt(node.asText()));
        } else if (type == Primitive.LONG) {
            return new TlValue.Int64(Long.parseLong(node.asText()));
        } else if (type == Primitive.DOUBLE) {
            return new TlValue.Real(
                    switch (node.asText()) {
                        case "inf" -> Double.POSITIVE_INFINITY;
                        case "-inf" -> Double.NEGATIVE_INFINITY;
                        case "nan" -> Double.NaN;
                        default -> Double.parseDouble(node.asText());
                    });
        } else if (type == Primitive.BOOL) {
            return new TlValue.Bool(node.booleanValue());
        } else if (type == Primitive.STRING) {
            return new TlValue.Text(node.asText());
        }
        return new TlValue.Binary(JsonValues.hex(node));
    }

    private Stream<JsonNode> rows(String section) {
        return StreamSupport.stream(vectors.get(section).spliterator(), false);
    }
}
