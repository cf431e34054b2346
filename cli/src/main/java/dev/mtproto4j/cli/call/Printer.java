package dev.mtproto4j.cli.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values as text: in the form that {@link TlTextParser} reads, or as JSON. */
final class Printer {
    private static final int WIDTH = 100;

    /** Line and paragraph ends, and marks that turn the direction of writing. */
    private static final String MOVES_THE_CURSOR = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The words of flags, by constructor or method: they say nothing that the fields do not say. */
    private final Map<TlName, Set<String>> flagWords = new HashMap<>();

    Printer(Schema schema) {
        Stream.concat(schema.constructors().stream(), schema.methods().stream())
                .forEach(combinator -> flagWords.put(combinator.name(), flagWords(combinator)));
    }

    private static Set<String> flagWords(Combinator combinator) {
        return combinator.fields().stream()
                .filter(field -> field.type() instanceof FieldType.FlagsWord)
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a field is a word of flags, which says nothing that the other fields do not say. */
    boolean isFlags(TlValue.Struct struct, String field) {
        return flagWords.getOrDefault(struct.name(), Set.of()).contains(field);
    }

    String json(TlValue value) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(node(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private JsonNode node(TlValue value) {
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
            if (!isFlags(struct, name)) {
                object.set(name, node(field));
            }
        });
        return object;
    }

    String text(TlValue value) {
        StringBuilder text = new StringBuilder();
        write(text, value, 0);
        return text.toString();
    }

    private void write(StringBuilder text, TlValue value, int indent) {
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
            if (!isFlags(struct, field.getKey())) {
                write(text.append(margin).append(field.getKey()).append(':'), field.getValue(), indent + 2);
            }
        }
        text.append(')');
    }

    private String line(TlValue value) {
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
                if (!isFlags(struct, name)) {
                    line.append(' ').append(name).append(':').append(line(field));
                }
            });
            return line.append(')').toString();
        }
        return node(value).asText();
    }

    /** What others wrote must not move the cursor. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', '"' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default ->
                    quoted.append(
                            MOVES_THE_CURSOR.indexOf(c) >= 0 || Character.isISOControl(c)
                                    ? String.format(Locale.ROOT, "\\u%04x", (int) c)
                                    : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }

    private static String hex(TlValue.Binary binary) {
        return "0x" + HexFormat.of().formatHex(binary.value());
    }
}
