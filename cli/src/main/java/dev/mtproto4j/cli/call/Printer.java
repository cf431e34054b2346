package dev.mtproto4j.cli.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import java.util.HexFormat;
import java.util.Map;

/** Values as text: in the form that {@link TlTextParser} reads, or as JSON. */
final class Printer {
    private static final int WIDTH = 100;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Printer() {}

    static String json(TlValue value) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(node(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static JsonNode node(TlValue value) {
        if (value instanceof TlValue.Int32 number) {
            return NODES.numberNode(number.value());
        } else if (value instanceof TlValue.Int64 number) {
            return NODES.numberNode(number.value());
        } else if (value instanceof TlValue.Real number) {
            return NODES.numberNode(number.value());
        } else if (value instanceof TlValue.Bool bool) {
            return NODES.booleanNode(bool.value());
        } else if (value instanceof TlValue.Text text) {
            return NODES.textNode(text.value());
        } else if (value instanceof TlValue.Binary binary) {
            return NODES.textNode(hex(binary));
        } else if (value instanceof TlValue.Vector vector) {
            ArrayNode array = NODES.arrayNode();
            vector.elements().forEach(element -> array.add(node(element)));
            return array;
        }
        TlValue.Struct struct = (TlValue.Struct) value;
        ObjectNode object = NODES.objectNode().put("_", struct.name().toString());
        struct.fields().forEach((name, field) -> {
            if (!isFlags(name)) {
                object.set(name, node(field));
            }
        });
        return object;
    }

    /** The words of flags say nothing that the fields do not say. */
    private static boolean isFlags(String field) {
        return field.equals("flags") || field.equals("flags2");
    }

    static String text(TlValue value) {
        StringBuilder text = new StringBuilder();
        write(text, value, 0);
        return text.toString();
    }

    private static void write(StringBuilder text, TlValue value, int indent) {
        String line = line(value);
        if (indent + line.length() <= WIDTH || !(value instanceof TlValue.Struct || value instanceof TlValue.Vector)) {
            text.append(line);
            return;
        }
        String margin = "\n" + " ".repeat(indent + 2);
        if (value instanceof TlValue.Vector vector) {
            text.append('[');
            vector.elements().forEach(element -> write(text.append(margin), element, indent + 2));
            text.append('\n').append(" ".repeat(indent)).append(']');
            return;
        }
        TlValue.Struct struct = (TlValue.Struct) value;
        text.append('(').append(struct.name());
        for (Map.Entry<String, TlValue> field : struct.fields().entrySet()) {
            if (!isFlags(field.getKey())) {
                write(text.append(margin).append(field.getKey()).append(':'), field.getValue(), indent + 2);
            }
        }
        text.append(')');
    }

    private static String line(TlValue value) {
        if (value instanceof TlValue.Text text) {
            return quoted(text.value());
        } else if (value instanceof TlValue.Binary binary) {
            return hex(binary);
        } else if (value instanceof TlValue.Vector vector) {
            StringBuilder line = new StringBuilder("[");
            vector.elements()
                    .forEach(element ->
                            line.append(line.length() > 1 ? ", " : "").append(line(element)));
            return line.append(']').toString();
        } else if (value instanceof TlValue.Struct struct) {
            StringBuilder line = new StringBuilder("(").append(struct.name());
            struct.fields().forEach((name, field) -> {
                if (!isFlags(name)) {
                    line.append(' ').append(name).append(':').append(line(field));
                }
            });
            return line.append(')').toString();
        }
        return node(value).asText();
    }

    /** What others wrote must not move the cursor. */
    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replaceAll("[\\p{Cntrl}\u2028\u2029\u202a-\u202e\u2066-\u2069]", "?")
                + '"';
    }

    private static String hex(TlValue.Binary binary) {
        return "0x" + HexFormat.of().formatHex(binary.value());
    }
}
