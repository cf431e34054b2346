package dev.mtproto4j.generator.tools.edition;

import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.ErrorType;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person still has to write, and what to correct. */
final class TextReview {
    private static final Pattern MENTION = Pattern.compile("`([A-Za-z_][A-Za-z0-9_.]*)`");

    private TextReview() {}

    /** Places without a description. */
    static List<String> lacking(Schema schema) {
        List<String> lines = new ArrayList<>();
        schema.types().forEach(type -> {
            if (type.description().isEmpty()) {
                add(lines, type.constructors().get(0).location(), "type " + type.name(), List.of());
            }
        });
        List<Combinator> all = new ArrayList<>(schema.constructors());
        all.addAll(schema.methods());
        for (Combinator each : all) {
            List<String> missing = new ArrayList<>();
            if (each.description().isEmpty()) {
                missing.add("description");
            }
            for (Field field : each.fields()) {
                if (field.description().isEmpty() && !(field.type() instanceof FieldType.FlagsWord)) {
                    missing.add(field.name());
                }
            }
            if (!missing.isEmpty()) {
                add(lines, each.location(), each.name().toString(), missing);
            }
        }
        for (ErrorType type : schema.errorTypes()) {
            if (type.description().isEmpty()) {
                add(lines, type.location(), "error " + type.type(), List.of());
            }
        }
        return lines;
    }

    /** Places whose text mentions a name that the old schema had and the new one does not. */
    static List<String> dangling(Schema before, Schema after) {
        Set<String> gone = names(before);
        gone.removeAll(names(after));
        List<String> lines = new ArrayList<>();
        if (gone.isEmpty()) {
            return lines;
        }
        after.types()
                .forEach(type -> mention(
                        lines, gone, type.constructors().get(0).location(), "type " + type.name(), type.description()));
        List<Combinator> all = new ArrayList<>(after.constructors());
        all.addAll(after.methods());
        for (Combinator each : all) {
            String name = each.name().toString();
            mention(lines, gone, each.location(), name, each.description());
            each.fields().forEach(field -> mention(lines, gone, each.location(), name, field.description()));
            if (each instanceof Method method) {
                mention(lines, gone, each.location(), name, method.resultDescription());
            }
        }
        after.errorTypes().forEach(type -> mention(lines, gone, type.location(), type.type(), type.description()));
        return lines;
    }

    private static Set<String> names(Schema schema) {
        Set<String> names = new HashSet<>();
        schema.types().forEach(type -> names.add(type.name().toString()));
        for (Constructor constructor : schema.constructors()) {
            names.add(constructor.name().toString());
        }
        schema.methods().forEach(method -> names.add(method.name().toString()));
        return names;
    }

    private static void mention(List<String> lines, Set<String> gone, Location at, String where, String text) {
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find()) {
            if (gone.contains(matcher.group(1))) {
                lines.add(at + ": the text of " + where + " mentions `" + matcher.group(1) + "`");
            }
        }
    }

    private static void add(List<String> lines, Location at, String name, List<String> missing) {
        lines.add(at + ": " + name + (missing.isEmpty() ? "" : ": " + String.join(", ", missing)));
    }
}
