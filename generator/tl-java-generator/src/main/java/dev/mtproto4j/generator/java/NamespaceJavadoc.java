package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Callers;
import dev.mtproto4j.generator.schema.model.Callers.Availability;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Method;
import java.util.ArrayList;
import java.util.List;

/** The pages of namespaces: one of the methods, one of the types, each with a table of one line for each. */
final class NamespaceJavadoc {
    /** More constructors than these are counted in the table, not named. */
    private static final int MOST_NAMED = 4;

    private final Generation generation;
    private final TlLinks links;
    private final LinkLists lists;

    NamespaceJavadoc(Generation generation) {
        this.generation = generation;
        this.links = new TlLinks(generation.names, generation.options.linkBase());
        this.lists = new LinkLists(generation.names);
    }

    String ofMethods(String namespace, List<Method> methods) {
        StringBuilder text = new StringBuilder(introduction("Methods", namespace));
        String types = generation.names.packageOf("type", namespace);
        if (generation.names.hasClasses(types)) {
            text.append("\n\n<p>Their types: {@link ").append(types).append("}.");
        }
        text.append("\n\n<table class=\"striped tl-methods\">\n<caption>Methods by their TL names</caption>\n"
                + "<thead><tr><th scope=\"col\">Method</th><th scope=\"col\">What it does</th>"
                + "<th scope=\"col\">For</th></tr></thead>\n<tbody>\n");
        for (Method method : methods) {
            text.append(JavadocText.wrap("<tr><td>" + lists.method(method.name()) + "</td><td>"
                            + links.html(JavadocText.firstSentence(method.description()), method) + "</td><td>"
                            + callers(method.callers()) + "</td></tr>"))
                    .append('\n');
        }
        return text.append("</tbody>\n</table>").toString();
    }

    String ofTypes(String namespace, List<BoxedType> types) {
        StringBuilder text = new StringBuilder(introduction("Types", namespace));
        String ofMethods = generation.names.packageOf("method", namespace);
        if (generation.names.hasClasses(ofMethods)) {
            text.append("\n\n<p>The methods: {@link ").append(ofMethods).append("}.");
        }
        text.append("\n\n<table class=\"striped\">\n<caption>Types by their TL names</caption>\n"
                + "<thead><tr><th scope=\"col\">Type</th><th scope=\"col\">What it is</th>"
                + "<th scope=\"col\">Constructors</th></tr></thead>\n<tbody>\n");
        for (BoxedType type : types) {
            ClassName name = generation.names.type(type.name());
            String description = type.description().isEmpty()
                    ? type.constructors().stream()
                            .findFirst()
                            .map(Constructor::description)
                            .orElse("")
                    : type.description();
            text.append(JavadocText.wrap("<tr><td>"
                            + TlLinks.link(name, type.name().toString()) + "</td><td>"
                            + links.html(JavadocText.firstSentence(description), null) + "</td><td>"
                            + constructors(type) + "</td></tr>"))
                    .append('\n');
        }
        return text.append("</tbody>\n</table>").toString();
    }

    /** The first sentence is what an overview shows of the package. */
    private String introduction(String what, String namespace) {
        String of = namespace.isEmpty()
                ? what + " outside any namespace"
                : what + " of the namespace {@code " + namespace + "}";
        String description = generation.schema.namespaces().getOrDefault(namespace, "");
        if (description.isEmpty()) {
            return of + ".";
        }
        String first = JavadocText.firstSentence(description);
        String rest = description
                .substring(Math.min(first.length(), description.length()))
                .strip();
        return JavadocText.wrap(links.html(first, null)) + "\n\n"
                + JavadocText.wrap("<p>" + of + "." + (rest.isEmpty() ? "" : " " + links.html(rest, null)));
    }

    private String constructors(BoxedType type) {
        return type.constructors().size() > MOST_NAMED
                ? String.valueOf(type.constructors().size())
                : String.join(
                        ", ",
                        type.constructors().stream()
                                .map(constructor -> lists.constructor(constructor.name()))
                                .toList());
    }

    private static String callers(Callers callers) {
        List<String> may = new ArrayList<>();
        if (callers.users() == Availability.YES) {
            may.add("users");
        }
        if (callers.bots() == Availability.YES) {
            may.add("bots");
        }
        if (callers.business() == Availability.YES) {
            may.add("business");
        }
        return String.join(", ", may);
    }
}
