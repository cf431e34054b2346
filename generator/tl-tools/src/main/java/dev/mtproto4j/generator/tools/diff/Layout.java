package dev.mtproto4j.generator.tools.diff;

import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A definition as it is written, field by field. */
public final class Layout {
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final String result;

    /**
     * A field.
     *
     * @param condition such as {@code flags.3}; empty if the field is always there
     * @param type without the condition, such as {@code Vector<long>}
     * @param word whether it is a word of flags, which Java code never sees
     */
    public record Part(String name, String condition, String type, boolean word) {
        /** Whether it is a bit and nothing else. */
        public boolean isSwitch() {
            return !condition.isEmpty() && type.equals("true");
        }

        public boolean optional() {
            return !condition.isEmpty();
        }

        /** The field in TL. */
        public String toTl() {
            return name + ":" + (condition.isEmpty() ? "" : condition + "?") + type;
        }
    }

    /** The layout of a definition. */
    public Layout(Combinator combinator) {
        List<String> words = words(combinator.definition());
        Map<String, String> types = new LinkedHashMap<>();
        for (String word : words) {
            int colon = word.indexOf(':');
            if (colon > 0 && !word.startsWith("{") && !word.startsWith("(")) {
                types.put(word.substring(0, colon), word.substring(colon + 1));
            }
        }
        for (Field field : combinator.fields()) {
            String written = types.getOrDefault(field.name(), field.type().toString());
            int question = written.indexOf('?');
            String condition = question < 0 ? "" : written.substring(0, question);
            parts.put(
                    field.name(),
                    new Part(
                            field.name(),
                            condition,
                            written.substring(question + 1),
                            field.type() instanceof FieldType.FlagsWord));
        }
        int equals = combinator.definition().lastIndexOf(" = ");
        result = equals < 0 ? "" : combinator.definition().substring(equals + 3);
    }

    /** Fields by name, in wire order. */
    public Map<String, Part> parts() {
        return parts;
    }

    /** What stands behind the equals sign. */
    public String result() {
        return result;
    }

    /** The fields in TL. */
    Set<String> texts() {
        return parts.values().stream().map(Part::toTl).collect(Collectors.toSet());
    }

    private static List<String> words(String definition) {
        List<String> words = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= definition.length(); i++) {
            char c = i < definition.length() ? definition.charAt(i) : ' ';
            if ("([{<".indexOf(c) >= 0) {
                depth++;
            } else if (")]}>".indexOf(c) >= 0) {
                depth--;
            } else if (c == ' ' && (depth == 0 || i == definition.length())) {
                words.add(definition.substring(start, i));
                start = i + 1;
            }
        }
        return words;
    }
}
