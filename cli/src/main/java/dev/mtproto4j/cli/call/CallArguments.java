package dev.mtproto4j.cli.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The parameters of a call as they were written. All that is wrong with them is a {@link ValueException}. */
final class CallArguments {
    /** What is given twice is a mistake; of a call, nothing is left out in silence. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

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
        try (JsonParser parser = JSON.createParser(text)) {
            JsonNode node = JSON.readTree(parser);
            if (node != null && node.isContainerNode()) {
                if (parser.nextToken() != null) {
                    throw new ValueException(where + ": something follows the end of the JSON");
                }
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new ValueException(where + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be read", e);
        }
        throw new ValueException(where + " is neither an object nor a list in JSON");
    }
}
