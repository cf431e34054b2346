package dev.mtproto4j.cli.call;

import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Methods by what a person typed. */
final class MethodFinder {
    private MethodFinder() {}

    /**
     * A method by its TL name.
     *
     * @throws ValueException if there is none; the message names similar ones
     */
    static Method find(Schema schema, String name) {
        TlName wanted = TlName.parse(name);
        return schema.methods().stream()
                .filter(method -> method.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ValueException("the schema has no method " + name + similar(schema, name)));
    }

    private static String similar(Schema schema, String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        List<String> found = schema.methods().stream()
                .map(method -> method.name().toString())
                .filter(known ->
                        !last.isEmpty() && known.toLowerCase(Locale.ROOT).contains(last))
                .sorted(Comparator.comparing(String::length))
                .limit(5)
                .toList();
        return found.isEmpty() ? "" : "; there is " + String.join(", ", found);
    }
}
