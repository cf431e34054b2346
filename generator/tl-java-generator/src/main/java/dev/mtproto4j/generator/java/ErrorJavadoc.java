package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.ErrorType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The documentation of error enums. That of all errors is their index: each constant names the methods that raise it. */
final class ErrorJavadoc {
    /** So many methods are named in the line that the search box shows. */
    private static final int MOST_IN_SEARCH = 3;

    private final Generation generation;
    private final TlLinks links;
    private final References references;
    private final LinkLists lists;
    private final Map<String, ErrorType> types = new HashMap<>();

    ErrorJavadoc(Generation generation, TlLinks links, References references) {
        this.generation = generation;
        this.links = links;
        this.references = references;
        this.lists = new LinkLists(generation.names);
        generation.schema.errorTypes().forEach(type -> types.put(type.type(), type));
    }

    /** The nested enum of a method. */
    String ofEnum(Method method) {
        return JavadocText.wrap("The errors that {@code " + method.name()
                + "} is known to answer with. A server may send others: match with"
                + " {@link dev.mtproto4j.tl.RpcException#is(RpcErrorType)} and keep a general case. "
                + TlLinks.link(generation.names.root(ErrorTypeEmitter.ALL), ErrorTypeEmitter.ALL)
                + " tells which other methods raise them.");
    }

    /** A constant in the enum of a method. */
    String ofConstant(ErrorRow row) {
        String text = links.html(JavadocText.sentence(row.description()), null);
        return JavadocText.wrap(row.code() + " " + JavadocText.code(row.type()) + (text.isEmpty() ? "." : ": " + text));
    }

    /** The enum of all errors. */
    String ofAll() {
        return JavadocText.wrap(
                        "Every error type that the schema knows, with its usual code, and the methods that raise"
                                + " it. A server may send others.")
                + "\n\n"
                + JavadocText.wrap("<p>{@code %d} in a type stands for a number, such as the seconds to wait in"
                        + " {@code FLOOD_WAIT_%d}; {@link dev.mtproto4j.tl.RpcException#argument()} holds it.")
                + "\n\n"
                + JavadocText.wrap("<p>The code is that of a family: 303 to go on at another data centre, 400 a request"
                        + " that is wrong, 401 nobody is signed in, 403 something that is not allowed, 404 something that"
                        + " does not exist, 406 like 400 but not to be shown to the user, 420 a wait, 500 and negative"
                        + " codes a fault of the server.");
    }

    /** A constant in the enum of all errors. */
    String ofKnown(ErrorRow row) {
        List<TlName> methods = references.methodsRaising(row.type());
        List<String> parts = new ArrayList<>();
        String text = links.html(JavadocText.sentence(row.description()), null);
        parts.add(JavadocText.wrap(row.code() + ": " + (text.isEmpty() ? JavadocText.code(row.type()) + "." : text)));
        parts.add(JavadocText.wrap(sentAs(row, methods)));
        parts.add(lists.methods("Raised by", methods));
        parts.removeIf(String::isEmpty);
        return String.join("\n\n", parts);
    }

    private String sentAs(ErrorRow row, List<TlName> methods) {
        ErrorType type = types.get(row.type());
        List<Integer> codes = type == null || type.codes().isEmpty() ? List.of(row.code()) : type.codes();
        String argument =
                type == null || type.argument().isEmpty() ? "" : "; the number: " + links.html(type.argument(), null);
        return "<p>Sent as " + TlLinks.index(row.type(), inSearch(methods)) + " with code "
                + codes.stream().map(String::valueOf).collect(Collectors.joining(" or ")) + argument + ".";
    }

    private static String inSearch(List<TlName> methods) {
        if (methods.isEmpty()) {
            return "error";
        }
        String first =
                methods.stream().limit(MOST_IN_SEARCH).map(TlName::toString).collect(Collectors.joining(", "));
        int more = methods.size() - MOST_IN_SEARCH;
        return "error of " + first + (more > 0 ? " and " + more + " more" : "");
    }
}
