package dev.mtproto4j.generator.schema.element;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The annotations in front of a definition.
 *
 * @param description from {@code //@description}, or null
 * @param params from {@code //@param}, keyed by field
 * @param result from {@code //@result}, or null
 * @param callers from {@code //@users}, {@code //@bots} and {@code //@business}; the text is yes or no
 * @param errors from {@code //@error}
 * @param idException the reason in {@code //@idexception}, or null
 * @param others annotations with other keys, such as the names of fields in TDLib's schemas
 */
public record DocElement(
        @Nullable NoteElement description,
        List<NoteElement> params,
        @Nullable NoteElement result,
        List<NoteElement> callers,
        List<ErrorElement> errors,
        @Nullable NoteElement idException,
        List<NoteElement> others) {

    /** No annotations. */
    public static final DocElement NONE = new DocElement(null, List.of(), null, List.of(), List.of(), null, List.of());

    public DocElement {
        params = List.copyOf(params);
        callers = List.copyOf(callers);
        errors = List.copyOf(errors);
        others = List.copyOf(others);
    }
}
