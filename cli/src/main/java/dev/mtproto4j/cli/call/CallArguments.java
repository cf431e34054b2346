package dev.mtproto4j.cli.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import java.util.List;

/** The parameters of a call as they were written. All that is wrong with them is a {@link ValueException}. */
final class CallArguments {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CallArguments() {}

    /** From words of the form {@code name=value}. */
    static JsonNode ofWords(Method method, List<String> words) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new ValueException("a parameter reads name=value, not \"" + word + "\"");
            }
            String name = word.substring(0, equals);
            if (fields.has(name)) {
                throw new ValueException(name + " is given twice");
            }
            fields.set(name, value(method, name, word.substring(equals + 1)));
        }
        return fields;
    }

    /**
     * From a JSON object.
     *
     * @param where what to call it in a message
     */
    static JsonNode ofJson(String where, String text) {
        JsonNode node = parse(where, text);
        if (!node.isObject()) {
            throw new ValueException(where + " is not a JSON object");
        }
        return node;
    }

    private static JsonNode value(Method method, String name, String text) {
        if (isText(method, name)) {
            return JsonNodeFactory.instance.textNode(text);
        }
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[{")) {
            return parse(name, text);
        }
        try {
            return TlTextParser.parse(text);
        } catch (ValueException e) {
            throw new ValueException(name + ", " + e.getMessage());
        }
    }

    private static boolean isText(Method method, String name) {
        return method.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::type)
                .anyMatch(FieldType.Primitive.STRING::equals);
    }

    private static JsonNode parse(String where, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isContainerNode()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new ValueException(where + " is not JSON: " + e.getOriginalMessage());
        }
        throw new ValueException(where + " is neither an object nor a list in JSON");
    }
}
