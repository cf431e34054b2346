package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.element.DocElement;
import dev.mtproto4j.generator.schema.element.ErrorElement;
import dev.mtproto4j.generator.schema.element.NoteElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the annotations in front of one definition. */
final class DocBuilder {
    private final ErrorCollector errors;
    private final Set<String> fields;
    private final boolean function;
    private final Map<String, NoteElement> params = new LinkedHashMap<>();
    private final List<NoteElement> callers = new ArrayList<>();
    private final List<ErrorElement> rows = new ArrayList<>();
    private final List<NoteElement> others = new ArrayList<>();
    private @Nullable NoteElement description;
    private @Nullable NoteElement result;
    private @Nullable NoteElement idException;

    /** Takes the annotations of a definition with such fields. */
    DocBuilder(ErrorCollector errors, Set<String> fields, boolean function) {
        this.errors = errors;
        this.fields = fields;
        this.function = function;
    }

    void add(Annotation annotation) {
        if (describesField(annotation)) {
            others.add(new NoteElement(annotation.key(), annotation.rest(), annotation.location()));
            return;
        }
        NoteElement note = new NoteElement(annotation.key(), annotation.rest(), annotation.location());
        switch (annotation.key()) {
            case "description" -> description = once(description, note);
            case "result" -> result = once(result, note);
            case "idexception" -> idException = once(idException, note);
            case "param" -> param(annotation);
            case "users", "bots", "business" -> caller(note);
            case "error" -> error(annotation);
            default -> others.add(note);
        }
    }

    /** Whether an annotation whose key has a meaning of its own is the description of a field of that name. */
    private boolean describesField(Annotation annotation) {
        if (!fields.contains(annotation.key())) {
            return false;
        }
        return switch (annotation.key()) {
            case "description" -> description != null;
            case "result" -> !function;
            case "users", "bots", "business" ->
                !annotation.rest().equals("yes") && !annotation.rest().equals("no");
            case "error" -> !ErrorTypeBuilder.CODE.matcher(annotation.word()).matches();
            case "param" -> !fields.contains(annotation.word());
            case "idexception" -> false;
            default -> true;
        };
    }

    DocElement build() {
        return new DocElement(description, List.copyOf(params.values()), result, callers, rows, idException, others);
    }

    private NoteElement once(@Nullable NoteElement before, NoteElement note) {
        if (before != null) {
            twice(note.location(), "//@" + note.key());
            return before;
        }
        if (note.text().isEmpty()) {
            errors.error(note.location(), "//@" + note.key() + " without a text", "Write the text or leave it out.");
        }
        return note;
    }

    private void param(Annotation annotation) {
        NoteElement note = new NoteElement(annotation.word(), annotation.afterWord(), annotation.location());
        if (note.text().isEmpty()) {
            errors.error(annotation.location(), "//@param needs a field and a text", "Write //@param field Text.");
        } else if (params.putIfAbsent(note.key(), note) != null) {
            twice(note.location(), "//@param " + note.key());
        }
    }

    private void caller(NoteElement note) {
        if (!note.text().equals("yes") && !note.text().equals("no")) {
            errors.error(
                    note.location(),
                    "//@" + note.key() + " must be yes or no",
                    "Leave it out if it is not known who may call.");
        } else if (callers.stream().anyMatch(c -> c.key().equals(note.key()))) {
            twice(note.location(), "//@" + note.key());
        } else {
            callers.add(note);
        }
    }

    private void error(Annotation annotation) {
        Annotation type = Annotation.of(annotation.afterWord(), annotation.location());
        if (!ErrorTypeBuilder.CODE.matcher(annotation.word()).matches()
                || type.key().isEmpty()) {
            errors.error(
                    annotation.location(),
                    "//@error needs a code and a type",
                    "Write, for instance, //@error 400 AUTH_BYTES_INVALID.");
        } else {
            rows.add(new ErrorElement(
                    Integer.parseInt(annotation.word()), type.key(), type.rest(), annotation.location()));
        }
    }

    private void twice(Location location, String what) {
        errors.error(location, what + " is given twice", "Keep one of them.");
    }
}
