package dev.mtproto4j.generator.schema.link;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * TDLib's way to describe fields in the line of the definition: {@code //@description Text @id Text @name Text}. Only the
 * name of a field begins a new text; {@code @param_description} means the field {@code description}.
 */
final class InlineNotes {
    private static final Pattern MARK = Pattern.compile("(?:^|\\s)@([A-Za-z_][A-Za-z0-9_]*)(?=\\s)");
    private static final String PARAM = "param_";

    private InlineNotes() {}

    /** The text before the first field; the others go to {@code descriptions}, unless a field has one already. */
    static String split(String text, Set<String> fields, Map<String, String> descriptions) {
        Matcher matcher = MARK.matcher(text);
        String own = null;
        String field = null;
        int from = 0;
        while (matcher.find()) {
            String next = field(matcher.group(1), fields);
            if (next == null) {
                continue;
            }
            String part = text.substring(from, matcher.start()).strip();
            if (field == null) {
                own = part;
            } else {
                descriptions.putIfAbsent(field, part);
            }
            field = next;
            from = matcher.end();
        }
        if (own == null || field == null) {
            return text;
        }
        descriptions.putIfAbsent(field, text.substring(from).strip());
        return own;
    }

    /** The field that a key means, or null. */
    static @Nullable String field(String key, Set<String> fields) {
        if (fields.contains(key)) {
            return key;
        }
        String name = key.startsWith(PARAM) ? key.substring(PARAM.length()) : "";
        return fields.contains(name) ? name : null;
    }
}
