package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import java.util.Map;
import java.util.TreeMap;

/** The page of the base package: what is where, and a table of the namespaces. */
final class RootPackageJavadoc {
    private final Generation generation;
    private final TlLinks links;

    RootPackageJavadoc(Generation generation) {
        this.generation = generation;
        this.links = new TlLinks(generation.names, generation.options.linkBase());
    }

    String text() {
        Schema schema = generation.schema;
        String base = generation.options.basePackage();
        StringBuilder text = new StringBuilder();
        text.append(JavadocText.wrap("A TL schema as Java"
                + (schema.layer().isPresent() ? ", layer " + schema.layer().getAsInt() : "") + ": "
                + count(schema.methods().size(), "method") + ", "
                + count(schema.types().size(), "type") + ", "
                + count(schema.constructors().size(), "constructor") + "."));
        text.append("\n\n")
                .append(JavadocText.wrap("<p>Each method is a class in {@code " + base
                        + ".method}, each constructor a class in {@code " + base
                        + ".type}, in a package named after its"
                        + " namespace. A type with several constructors is a sealed interface that they implement; a type"
                        + " with one constructor is the class of that constructor. The search box finds all of them by"
                        + " their TL names and by their ids."));
        Map<String, int[]> counts = counts(schema);
        if (!counts.isEmpty()) {
            text.append("\n\n<table class=\"striped tl-namespaces\">\n<caption>Namespaces</caption>\n"
                    + "<thead><tr><th scope=\"col\">Namespace</th><th scope=\"col\">What it is for</th>"
                    + "<th scope=\"col\">Methods</th><th scope=\"col\">Types</th></tr></thead>\n<tbody>\n");
            counts.forEach((namespace, count) ->
                    text.append(JavadocText.wrap(row(namespace, count))).append('\n'));
            text.append("</tbody>\n</table>");
        }
        return text.toString();
    }

    private static Map<String, int[]> counts(Schema schema) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Method method : schema.methods()) {
            counts.computeIfAbsent(method.name().namespace(), unused -> new int[2])[0]++;
        }
        for (BoxedType type : schema.types()) {
            counts.computeIfAbsent(type.name().namespace(), unused -> new int[2])[1]++;
        }
        return counts;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private String row(String namespace, int[] count) {
        String description = generation.schema.namespaces().getOrDefault(namespace, "");
        return "<tr><td>" + (namespace.isEmpty() ? "(none)" : JavadocText.code(namespace)) + "</td><td>"
                + links.html(JavadocText.firstSentence(description), null) + "</td><td>"
                + link("method", namespace, count[0]) + "</td><td>" + link("type", namespace, count[1]) + "</td></tr>";
    }

    private String link(String kind, String namespace, int count) {
        if (count == 0) {
            return "";
        }
        String target = generation.names.packageOf(kind, namespace);
        return generation.names.hasClasses(target) ? "{@link " + target + " " + count + "}" : String.valueOf(count);
    }
}
