package dev.mtproto4j.generator.schema.interpret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.TlName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Values of the known answers, whose JSON needs the schema to be understood. */
final class JsonValues {
    private final SchemaIndex index;

    JsonValues(SchemaIndex index) {
        this.index = index;
    }

    static JsonNode resource(String name) {
        try (InputStream in = Objects.requireNonNull(JsonValues.class.getResourceAsStream(name), name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.asText());
    }

    Combinator combinator(JsonNode node) {
        return index.combinator(TlName.parse(node.get("_").asText()));
    }

    TlValue.Struct struct(JsonNode node) {
        Combinator combinator = combinator(node);
        Map<String, TlValue> fields = new LinkedHashMap<>();
        for (Field field : combinator.fields()) {
            JsonNode value = node.get(field.name());
            if (value != null) {
                fields.put(field.name(), value(field.type(), value));
            }
        }
        return new TlValue.Struct(combinator.name(), fields);
    }

    TlValue value(FieldType type, JsonNode node) {
        if (type instanceof Primitive primitive) {
            return primitive(primitive, node);
        } else if (type instanceof FieldType.VectorOf vector) {
            List<TlValue> elements = new ArrayList<>();
            node.forEach(element -> elements.add(value(vector.element(), element)));
            return new TlValue.Vector(elements);
        } else if (type instanceof FieldType.True) {
            return new TlValue.Bool(node.asBoolean());
        }
        return struct(node);
    }

    private static TlValue primitive(Primitive primitive, JsonNode node) {
        return switch (primitive) {
            case INT -> new TlValue.Int32(node.intValue());
            case LONG -> new TlValue.Int64(Long.parseLong(node.asText()));
            case DOUBLE ->
                new TlValue.Real(ByteBuffer.wrap(hex(node.get("f64")))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getDouble());
            case BOOL -> new TlValue.Bool(node.booleanValue());
            case STRING -> node.has("hex") ? new TlValue.Binary(hex(node.get("hex"))) : new TlValue.Text(node.asText());
            case BYTES, INT128, INT256 -> new TlValue.Binary(hex(node.get("hex")));
        };
    }
}
