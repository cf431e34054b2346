package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.java.Member.Kind;
import dev.mtproto4j.generator.schema.model.Callers;
import dev.mtproto4j.generator.schema.model.Callers.Availability;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The reference page of a method: what it does, parameters, result, who may call it, an example, errors, the TL line,
 * the official page.
 */
final class MethodJavadoc {
    /** A longer table is folded, so that a reader is not drowned. */
    private static final int MOST_ERRORS_IN_SIGHT = 12;

    private final Generation generation;
    private final TlLinks links;
    private final RelatedMethods related;

    MethodJavadoc(Generation generation, TlLinks links) {
        this.generation = generation;
        this.links = links;
        this.related = new RelatedMethods(generation.schema);
    }

    String of(Method method, Shape shape) {
        List<String> parts = new ArrayList<>();
        parts.add(JavadocText.wrap(
                method.description().isEmpty()
                        ? "Calls {@code " + method.name() + "}."
                        : links.html(JavadocText.sentence(method.description()), method)));
        parts.add(parameters(shape));
        parts.add(result(method));
        parts.add(callers(method.callers()));
        parts.add(example(method, shape));
        parts.add(errors(method));
        parts.add(TlLinks.definition(method, "method"));
        parts.removeIf(String::isEmpty);
        return String.join("\n\n", parts) + tags(method, shape);
    }

    private String tags(Method method, Shape shape) {
        StringBuilder tags = new StringBuilder();
        for (String typeParameter : shape.typeParameters()) {
            tags.append("\n\n@param <").append(typeParameter).append("> the result of the wrapped call");
        }
        String separator = "\n\n";
        for (TlName other : related.of(method)) {
            tags.append(separator)
                    .append("@see ")
                    .append(generation.names.method(other).canonicalName())
                    .append(' ')
                    .append(other);
            separator = "\n";
        }
        String official = links.official("method", method.name());
        return tags.append(separator.equals("\n") ? official.replaceFirst("^\n", "") : official)
                .toString();
    }

    private String example(Method method, Shape shape) {
        String code = new ExampleWriter(generation).example(method, shape).code();
        return "<p><b>Example:</b>\n<pre>\n<code class=\"language-java\">" + JavadocText.escapeCode(code)
                + "</code></pre>";
    }

    private String parameters(Shape shape) {
        List<Member> members = shape.visible();
        if (members.isEmpty()) {
            return "<p>It has no parameters.";
        }
        StringBuilder table = new StringBuilder(
                        "<table class=\"striped tl-parameters\">\n<caption>Parameters</caption>\n")
                .append("<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Type</th>"
                        + "<th scope=\"col\">Required</th><th scope=\"col\">Description</th></tr></thead>\n<tbody>\n");
        for (Member member : members) {
            String description = JavadocText.sentence(member.field().description());
            String name = member.field().name();
            String link = generation.isLookedInto(shape.combinator())
                    ? "{@link #" + member.accessor() + "() " + name + "}"
                    : JavadocText.code(name);
            table.append(JavadocText.wrap("<tr><td>" + link + "</td><td>" + links.type(member.tlType()) + "</td><td>"
                            + (member.is(Kind.REQUIRED) ? "yes" : "no") + "</td><td>"
                            + links.html(description, shape.combinator()) + "</td></tr>"))
                    .append('\n');
        }
        return table.append("</tbody>\n</table>").toString();
    }

    private String result(Method method) {
        String description = JavadocText.sentence(method.resultDescription());
        return JavadocText.wrap("<p><b>Result:</b> " + links.type(method.result())
                + (description.isEmpty() ? "" : ". " + links.html(description, method)));
    }

    private static String callers(Callers callers) {
        List<String> may = new ArrayList<>();
        List<String> mayNot = new ArrayList<>();
        sort("users", callers.users(), may, mayNot);
        sort("bots", callers.bots(), may, mayNot);
        sort("business connections", callers.business(), may, mayNot);
        if (may.isEmpty() && mayNot.isEmpty()) {
            return "";
        }
        String text = may.isEmpty() ? "" : enumerate(may);
        if (!mayNot.isEmpty()) {
            text += (text.isEmpty() ? "not " : "; not ") + enumerate(mayNot);
        }
        return "<p><b>Who may call it:</b> " + text + ".";
    }

    private static void sort(String who, Availability availability, List<String> may, List<String> mayNot) {
        switch (availability) {
            case YES -> may.add(who);
            case NO -> mayNot.add(who);
            case UNKNOWN -> {}
        }
    }

    private static String enumerate(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private String errors(Method method) {
        List<ErrorRow> rows = method.errors();
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("<table class=\"striped tl-errors\">\n<caption>Errors</caption>\n")
                .append("<thead><tr><th scope=\"col\">Code</th><th scope=\"col\">Type</th>"
                        + "<th scope=\"col\">Description</th></tr></thead>\n<tbody>\n");
        Set<String> constants = new HashSet<>();
        for (ErrorRow row : rows) {
            String constant = ErrorTypeEmitter.constant(generation, row, constants);
            String type = switch (generation.options.errorEnums()) {
                case EACH_METHOD -> "{@link ErrorType#" + constant + " " + JavadocText.escape(row.type()) + "}";
                case ONE ->
                    "{@link " + generation.names.root(ErrorTypeEmitter.ALL).canonicalName() + "#"
                            + generation.names.errorConstant(row.type()) + " " + JavadocText.escape(row.type()) + "}";
                case NONE -> JavadocText.code(row.type());
            };
            table.append(JavadocText.wrap("<tr><td>" + row.code() + "</td><td>" + type + "</td><td>"
                            + links.html(JavadocText.sentence(row.description()), method) + "</td></tr>"))
                    .append('\n');
        }
        table.append("</tbody>\n</table>");
        return rows.size() <= MOST_ERRORS_IN_SIGHT
                ? table.toString()
                : LinkLists.fold("<b>Errors:</b> " + rows.size(), table.toString());
    }
}
