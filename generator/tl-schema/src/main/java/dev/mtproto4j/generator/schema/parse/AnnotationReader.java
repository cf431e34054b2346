package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.DocElement;
import dev.mtproto4j.generator.schema.element.ErrorTypeElement;
import dev.mtproto4j.generator.schema.element.NamespaceDocElement;
import dev.mtproto4j.generator.schema.element.TypeDocElement;
import dev.mtproto4j.generator.schema.grammar.TlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code //@} annotations: {@code type}, {@code class}, {@code namespace} and {@code errortype} stand alone, the
 * others wait for the definition that follows. An {@code errortype} owns the annotations on the lines directly below it.
 */
final class AnnotationReader {
    private final String file;
    private final ErrorCollector errors;
    private final List<TypeDocElement> typeDocs = new ArrayList<>();
    private final List<NamespaceDocElement> namespaceDocs = new ArrayList<>();
    private final List<ErrorTypeElement> errorTypes = new ArrayList<>();
    private final List<Annotation> pending = new ArrayList<>();
    private @Nullable ErrorTypeBuilder errorType;
    private int lastLine;

    AnnotationReader(String file, ErrorCollector errors) {
        this.file = file;
        this.errors = errors;
    }

    void read(TlParser.AnnotationContext context) {
        Annotation annotation = Annotation.of(text(context), Locations.of(file, context.getStart()));
        boolean adjacent = context.getStart().getLine() == lastLine + 1;
        lastLine = context.getStop().getLine();
        if (errorType != null && adjacent && errorType.accepts(annotation)) {
            return;
        }
        finishErrorType();
        if (annotation.key().equals("errortype")) {
            errorType = ErrorTypeBuilder.start(annotation, errors);
        } else {
            pending.add(annotation);
        }
    }

    /**
     * The annotations that wait for a definition.
     *
     * @param fields the names of its fields: TDLib's schemas describe each with an annotation of that name
     */
    DocElement take(Set<String> fields, boolean function) {
        finishErrorType();
        DocBuilder doc = new DocBuilder(errors, fields, function);
        for (Annotation annotation : pending) {
            if (!standsAlone(annotation, fields)) {
                doc.add(annotation);
            }
        }
        pending.clear();
        return doc.build();
    }

    /** Reports annotations that wait for a definition where none can follow. */
    void reportLeftOver() {
        finishErrorType();
        boolean reported = false;
        for (Annotation annotation : pending) {
            if (!standsAlone(annotation, Set.of()) && !reported) {
                errors.error(
                        annotation.location(),
                        "no definition follows this annotation",
                        "Put it before its definition.");
                reported = true;
            }
        }
        pending.clear();
    }

    /** Takes the description of a type: {@code //@type T Text}, or in TDLib's way {@code //@class T @description Text}. */
    private boolean standsAlone(Annotation annotation, Set<String> fields) {
        boolean tdlib =
                annotation.key().equals("class") && annotation.afterWord().startsWith("@description ");
        if (tdlib) {
            String text = annotation.afterWord().substring("@description ".length());
            typeDocs.add(new TypeDocElement(annotation.word(), text.strip(), annotation.location()));
            return true;
        } else if (annotation.key().equals("namespace") && !fields.contains("namespace")) {
            namespace(annotation);
            return true;
        } else if (!annotation.key().equals("type") || fields.contains("type")) {
            return false;
        } else if (annotation.rest().isEmpty()) {
            errors.error(annotation.location(), "//@type without a type", "Write //@type Name Description.");
        } else {
            typeDocs.add(new TypeDocElement(annotation.word(), annotation.afterWord(), annotation.location()));
        }
        return true;
    }

    List<TypeDocElement> typeDocs() {
        return typeDocs;
    }

    List<NamespaceDocElement> namespaceDocs() {
        return namespaceDocs;
    }

    List<ErrorTypeElement> errorTypes() {
        return errorTypes;
    }

    private void namespace(Annotation annotation) {
        if (annotation.afterWord().isEmpty()) {
            errors.error(
                    annotation.location(),
                    "//@namespace needs a name and a text",
                    "Write //@namespace auth Text, or //@namespace . Text for what has no namespace.");
        } else {
            String name = annotation.word().equals(".") ? "" : annotation.word();
            namespaceDocs.add(new NamespaceDocElement(name, annotation.afterWord(), annotation.location()));
        }
    }

    private void finishErrorType() {
        if (errorType != null) {
            errorTypes.add(errorType.build());
            errorType = null;
        }
    }

    private static String text(TlParser.AnnotationContext context) {
        Token first = context.ANNOTATION().getSymbol();
        StringBuilder text = new StringBuilder(first.getText().substring(3).strip());
        for (TerminalNode continuation : context.CONTINUATION()) {
            text.append(' ').append(continuation.getText().substring(3).strip());
        }
        return text.toString().strip();
    }
}
