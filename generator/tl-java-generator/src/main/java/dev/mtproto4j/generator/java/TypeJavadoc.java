package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.List;

/** The reference pages of types: what it is, what makes it, which methods return and take it, what holds it. */
final class TypeJavadoc {
    private final Generation generation;
    private final TlLinks links;
    private final References references;
    private final LinkLists lists;

    TypeJavadoc(Generation generation, TlLinks links, References references) {
        this.generation = generation;
        this.links = links;
        this.references = references;
        this.lists = new LinkLists(generation.names);
    }

    /** The page of a type with several constructors. */
    String of(BoxedType type) {
        String name = generation.names.type(type.name()).simpleName();
        List<String> parts = new ArrayList<>();
        parts.add(JavadocText.wrap(
                type.description().isEmpty()
                        ? "The TL type {@code " + type.name() + "}."
                        : links.html(JavadocText.sentence(type.description()), null)));
        String about = "<p>TL type " + TlLinks.index(type.name().toString(), "TL type");
        if (name.equals("Any" + Identifiers.className(type.name().name()))) {
            about += "; called {@code " + name + "} because one of its constructors has the name of the type";
        }
        parts.add(JavadocText.wrap(about + "."));
        parts.add(constructors(type));
        parts.addAll(users(type.name()));
        return String.join("\n\n", parts) + links.official("type", type.name());
    }

    /** The page of a constructor; with the users of its type if it is the only one. */
    String of(Constructor constructor) {
        BoxedType type = generation.boxedType(constructor.type());
        boolean only = generation.isSingle(type);
        List<String> parts = new ArrayList<>();
        parts.add(JavadocText.wrap(
                constructor.description().isEmpty()
                        ? "The constructor {@code " + constructor.name() + "} of {@code " + type.name() + "}."
                        : links.html(JavadocText.sentence(constructor.description()), constructor)));
        parts.add(TlLinks.definition(constructor, "constructor of " + type.name()));
        if (only) {
            parts.add(JavadocText.wrap("<p>The only constructor of the type "
                    + TlLinks.index(type.name().toString(), "TL type") + "."));
            parts.addAll(users(type.name()));
        } else {
            parts.add(JavadocText.wrap("<p>A constructor of "
                    + TlLinks.link(
                            generation.names.type(type.name()), type.name().toString())
                    + ", whose page names the methods that return and take it."));
        }
        return String.join("\n\n", parts) + links.official("constructor", constructor.name());
    }

    private String constructors(BoxedType type) {
        if (type.constructors().isEmpty()) {
            return "<p>It has no constructor in this part of the schema.";
        }
        StringBuilder table = new StringBuilder("<table class=\"striped\">\n<caption>Constructors</caption>\n"
                + "<thead><tr><th scope=\"col\">Constructor</th>"
                + "<th scope=\"col\">Description</th></tr></thead>\n<tbody>\n");
        for (Constructor constructor : type.constructors()) {
            String sentence = JavadocText.firstSentence(constructor.description());
            table.append(JavadocText.wrap("<tr><td>" + lists.constructor(constructor.name()) + "</td><td>"
                            + links.html(sentence, constructor) + "</td></tr>"))
                    .append('\n');
        }
        return table.append("</tbody>\n</table>").toString();
    }

    private List<String> users(TlName type) {
        List<String> parts = new ArrayList<>();
        parts.add(lists.methods("Returned by", references.methodsReturning(type)));
        parts.add(lists.methods("Parameter of", references.methodsTaking(type)));
        parts.add(lists.constructors("Field of", references.constructorsHolding(type)));
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
