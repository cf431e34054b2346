package dev.mtproto4j.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.tl.Int128;
import dev.mtproto4j.tl.Int256;
import dev.mtproto4j.tl.IntVector;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;

/** A generated object in the JSON form of {@code tl-vectors.json}, read through its accessors. */
final class VectorJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SchemaUnderTest subject;

    VectorJson(SchemaUnderTest subject) {
        this.subject = subject;
    }

    ObjectNode of(TlObject value) {
        ObjectNode json = JSON.objectNode().put("_", value.tlName());
        GeneratedClass type = new GeneratedClass(value.getClass(), subject.combinator(value.tlName()));
        for (Field field : type.visibleFields()) {
            Object content = type.get(value, field);
            boolean absent = content == null || (field.type() instanceof FieldType.True && content.equals(false));
            if (!absent) {
                json.set(field.name(), json(content));
            }
        }
        return json;
    }

    private JsonNode json(Object content) {
        if (content instanceof Integer number) {
            return JSON.numberNode(number);
        } else if (content instanceof Long number) {
            return JSON.textNode(number.toString());
        } else if (content instanceof Double number) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(number);
            return JSON.objectNode().put("f64", HexFormat.of().formatHex(bytes.array()));
        } else if (content instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        } else if (content instanceof String text) {
            return JSON.textNode(text);
        } else if (content instanceof byte[] bytes) {
            return JSON.objectNode().put("hex", HexFormat.of().formatHex(bytes));
        } else if (content instanceof Int128 number) {
            return JSON.objectNode().put("hex", number.hex());
        } else if (content instanceof Int256 number) {
            return JSON.objectNode().put("hex", number.hex());
        } else if (content instanceof IntVector vector) {
            ArrayNode array = JSON.arrayNode();
            vector.stream().forEach(array::add);
            return array;
        } else if (content instanceof LongVector vector) {
            ArrayNode array = JSON.arrayNode();
            vector.stream().forEach(number -> array.add(Long.toString(number)));
            return array;
        } else if (content instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(element -> array.add(json(element)));
            return array;
        } else if (content instanceof TlObject object) {
            return of(object);
        }
        throw new AssertionError(content.getClass());
    }
}
