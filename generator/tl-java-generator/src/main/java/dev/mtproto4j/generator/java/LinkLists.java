package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.model.TlName;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of links in Javadoc; long ones are folded, so that a page stays a page. */
final class LinkLists {
    /** So many links stay in sight. */
    private static final int MOST_IN_SIGHT = 8;

    private final JavaNames names;

    LinkLists(JavaNames names) {
        this.names = names;
    }

    /** A paragraph of links to methods after a label, such as {@code Returned by}; empty for no methods. */
    String methods(String label, List<TlName> methods) {
        return list(label, "methods", methods.stream().map(this::method).toList());
    }

    /** A paragraph of links to constructors after a label; empty for no constructors. */
    String constructors(String label, List<TlName> constructors) {
        return list(
                label,
                "constructors",
                constructors.stream().map(this::constructor).toList());
    }

    String method(TlName name) {
        return TlLinks.link(names.method(name), name.toString());
    }

    String constructor(TlName name) {
        return TlLinks.link(names.constructor(name), name.toString());
    }

    /**
     * A part of a page that may be folded away. A {@code div} and not {@code details}, which doclint of JDK 17 refuses;
     * a script of our own documentation site folds it, and without the script all of it shows.
     */
    static String fold(String summary, String body) {
        return "<div class=\"tl-fold\">\n<p>" + summary + "</p>\n" + body + "\n</div>";
    }

    private static String list(String label, String noun, List<String> links) {
        if (links.isEmpty()) {
            return "";
        }
        String joined = links.stream().collect(Collectors.joining(", "));
        if (links.size() <= MOST_IN_SIGHT) {
            return JavadocText.wrap("<p><b>" + label + ":</b> " + joined + ".");
        }
        return fold("<b>" + label + "</b> " + links.size() + " " + noun, JavadocText.wrap("<p>" + joined + "."));
    }
}
