package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.TlName;
import dev.mtproto4j.generator.schema.model.TlText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Javadoc links to what the schema defines, under its TL name, and to the official pages. */
final class TlLinks {
    /** Terms that an index tag takes as one word. */
    private static final Pattern INDEXABLE = Pattern.compile("[A-Za-z0-9_.%]+");

    private static final Pattern HOST = Pattern.compile("^(?:\\w+://)?([^/]*).*$");

    private final JavaNames names;
    private final String linkBase;

    TlLinks(JavaNames names, String linkBase) {
        this.names = names;
        this.linkBase = linkBase;
    }

    /** A description as HTML; TL names in backticks become links, but for the names of the definition's own fields. */
    String html(String description, @Nullable Combinator definition) {
        return JavadocText.html(description, name -> link(name, definition));
    }

    /** A TL type as HTML: its TL spelling, linked to the Java class. */
    String type(FieldType type) {
        if (type instanceof Primitive primitive) {
            return "{@code " + primitive.tlName() + "}";
        } else if (type instanceof FieldType.FlagsWord) {
            return "{@code #}";
        } else if (type instanceof FieldType.True) {
            return "{@code true}";
        } else if (type instanceof FieldType.Boxed boxed) {
            return link(names.type(boxed.type()), boxed.type().toString());
        } else if (type instanceof FieldType.Bare bare) {
            return link(
                    names.constructor(bare.constructor()), bare.constructor().toString());
        } else if (type instanceof FieldType.VectorOf vector) {
            String element = type(vector.element());
            String name = vector.boxed() ? "Vector" : "vector";
            return element.startsWith("{@code ")
                    ? "{@code " + plain(vector) + "}"
                    : "<code>" + name + "&lt;"
                            + element.replace("{@link ", "{@linkplain ").replaceAll("</?code>", "") + "&gt;</code>";
        } else if (type instanceof FieldType.Function function) {
            return "{@code !" + function.typeParameter() + "}";
        } else if (type instanceof FieldType.TypeVariable variable) {
            return "{@code " + variable.typeParameter() + "}";
        } else if (type instanceof FieldType.Repeated repeated) {
            return "{@code " + repeated.count() + "*[}" + type(repeated.element()) + "{@code ]}";
        }
        return "{@code " + TlText.of(type) + "}";
    }

    /** A TL type in its TL spelling, without links. */
    static String plain(FieldType type) {
        return TlText.of(type);
    }

    /** A term that the search box of the Javadoc finds; plain code if the tag could not hold it. */
    static String index(String term, String about) {
        return INDEXABLE.matcher(term).matches() ? "{@index " + term + " " + about + "}" : JavadocText.code(term);
    }

    /** The TL line in a block of its own; the search box finds its name and its id. */
    static String definition(Combinator combinator, String about) {
        String name = combinator.name().toString();
        String id = String.format("%08x", combinator.id());
        String written = name + "#" + id;
        String text = JavadocText.wrap(JavadocText.escape(combinator.definition()), "    ");
        String indexed = text.startsWith(written)
                ? index(name, about) + "#" + index(id, name) + text.substring(written.length())
                : text;
        return "<p><b>TL definition:</b>\n<pre>\n" + indexed + "</pre>";
    }

    /** A link tag to a class under another label. */
    static String link(ClassName target, String label) {
        return "{@link " + target.canonicalName() + " " + JavadocText.escape(label) + "}";
    }

    /** The block tag for the official page, after an empty line; empty if there are no official pages. */
    String official(String kind, TlName name) {
        if (linkBase.isEmpty()) {
            return "";
        }
        String base = linkBase.endsWith("/") ? linkBase : linkBase + "/";
        // Of pair<int,string>, the page can only be about pair.
        String page = name.toString().replaceFirst("<.*", "");
        return "\n\n@see <a href=\"" + JavadocText.escape(base + kind + "/" + page) + "\">" + page + " on "
                + HOST.matcher(base).replaceFirst("$1") + "</a>";
    }

    private @Nullable String link(String name, @Nullable Combinator definition) {
        if (definition != null
                && definition.fields().stream().anyMatch(field -> field.name().equals(name))) {
            return null;
        }
        ClassName target = names.find(TlName.parse(name));
        return target == null ? null : link(target, name);
    }
}
