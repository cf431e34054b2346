package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.ArgumentElement;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.DocElement;
import dev.mtproto4j.generator.schema.element.NoteElement;
import dev.mtproto4j.generator.schema.element.TypeDocElement;
import dev.mtproto4j.generator.schema.model.Callers;
import dev.mtproto4j.generator.schema.model.Callers.Availability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Annotations to documentation: checks that each belongs where it stands. */
final class DocLinker {
    private static final List<String> KEYS = List.of(
            "type",
            "namespace",
            "description",
            "param",
            "result",
            "users",
            "bots",
            "business",
            "error",
            "errortype",
            "argument",
            "idexception");

    private final ErrorCollector errors;
    private final Suggestions suggestions;
    private final Declarations declarations;

    DocLinker(Declarations declarations, ErrorCollector errors, Suggestions suggestions) {
        this.declarations = declarations;
        this.errors = errors;
        this.suggestions = suggestions;
    }

    static String text(@Nullable NoteElement note) {
        return note == null ? "" : note.text();
    }

    /**
     * What annotations say about a definition.
     *
     * @param fields descriptions by field
     */
    record Described(String description, Map<String, String> fields) {}

    Described describe(CombinatorElement combinator) {
        Set<String> names = names(combinator);
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (NoteElement param : combinator.doc().params()) {
            if (!names.contains(param.key())) {
                errors.error(
                        param.location(),
                        combinator.name() + " has no field " + param.key(),
                        suggestions.advice(param.key(), names, "Its fields: " + String.join(", ", names)));
            }
            descriptions.put(param.key(), param.text());
        }
        String description = InlineNotes.split(text(combinator.doc().description()), names, descriptions);
        for (NoteElement other : combinator.doc().others()) {
            String field = InlineNotes.field(other.key(), names);
            if (typeDoc(combinator.doc(), other) != null) {
                continue;
            }
            if (field != null) {
                descriptions.putIfAbsent(field, InlineNotes.split(other.text(), names, descriptions));
            } else {
                unknown(other);
            }
        }
        return new Described(description, descriptions);
    }

    /** The descriptions of types in front of definitions with a field called type. */
    List<TypeDocElement> typeDocs(CombinatorElement combinator) {
        List<TypeDocElement> found = new ArrayList<>();
        for (NoteElement note : combinator.doc().others()) {
            TypeDocElement typeDoc = typeDoc(combinator.doc(), note);
            if (typeDoc != null) {
                found.add(typeDoc);
            }
        }
        return found;
    }

    /**
     * {@code //@type T Text} in front of a definition with a field called type, or null if it describes the field: what
     * follows the description of the definition does, even if it begins with the name of a type.
     */
    private @Nullable TypeDocElement typeDoc(DocElement doc, NoteElement note) {
        NoteElement description = doc.description();
        if (!note.key().equals("type")
                || (description != null
                        && description.location().line() < note.location().line())) {
            return null;
        }
        int end = note.text().indexOf(' ');
        String type = end < 0 ? note.text() : note.text().substring(0, end);
        return declarations.isType(type)
                ? new TypeDocElement(type, note.text().substring(type.length()).strip(), note.location())
                : null;
    }

    Callers callers(DocElement doc) {
        return new Callers(availability(doc, "users"), availability(doc, "bots"), availability(doc, "business"));
    }

    /** Refuses what only methods have. */
    void checkConstructor(CombinatorElement constructor) {
        DocElement doc = constructor.doc();
        NoteElement result = doc.result();
        if (result != null) {
            errors.error(result.location(), "//@result before a constructor", "Only methods have a result.");
        }
        doc.callers()
                .forEach(note -> errors.error(
                        note.location(), "//@" + note.key() + " before a constructor", "Only methods can be called."));
        doc.errors()
                .forEach(
                        row -> errors.error(row.location(), "//@error before a constructor", "Only methods can fail."));
    }

    private static Availability availability(DocElement doc, String key) {
        return doc.callers().stream()
                .filter(note -> note.key().equals(key))
                .map(note -> note.text().equals("yes") ? Availability.YES : Availability.NO)
                .findFirst()
                .orElse(Availability.UNKNOWN);
    }

    private void unknown(NoteElement note) {
        suggestions
                .closest(note.key(), KEYS)
                .ifPresentOrElse(
                        key -> errors.error(
                                note.location(), "unknown annotation //@" + note.key(), "Did you mean //@" + key + "?"),
                        () -> errors.warning(
                                note.location(),
                                "the annotation //@" + note.key() + " is not known and has no effect",
                                "Known are " + String.join(", ", KEYS) + "."));
    }

    private static Set<String> names(CombinatorElement combinator) {
        Set<String> names = new LinkedHashSet<>();
        for (ArgumentElement argument : combinator.arguments()) {
            if (FieldNames.isNamed(argument)) {
                names.add(argument.name());
            }
        }
        return names;
    }
}
