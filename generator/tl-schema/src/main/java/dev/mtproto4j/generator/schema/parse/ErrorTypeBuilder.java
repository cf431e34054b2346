package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.ErrorTypeElement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code //@errortype} with the {@code //@argument} and {@code //@description} below it. */
final class ErrorTypeBuilder {
    /** Digits of a code are bounded so that it fits an int. */
    static final Pattern CODE = Pattern.compile("-?[0-9]{1,9}");

    private static final Pattern CODES = Pattern.compile("-?[0-9]{1,9}(,-?[0-9]{1,9})*");

    private final List<Integer> codes;
    private final String type;
    private final Annotation start;
    private @Nullable String argument;
    private @Nullable String description;

    private ErrorTypeBuilder(List<Integer> codes, String type, Annotation start) {
        this.codes = codes;
        this.type = type;
        this.start = start;
    }

    /** Begins a declaration, or returns null after an error. */
    static @Nullable ErrorTypeBuilder start(Annotation annotation, ErrorCollector errors) {
        String type = annotation.afterWord();
        if (!CODES.matcher(annotation.word()).matches() || type.isEmpty()) {
            errors.error(
                    annotation.location(),
                    "//@errortype needs codes and a type",
                    "Write, for instance, //@errortype 400,406 CHANNEL_PRIVATE.");
            return null;
        }
        List<Integer> codes = Arrays.stream(annotation.word().split(",", -1))
                .map(Integer::valueOf)
                .toList();
        return new ErrorTypeBuilder(codes, type, annotation);
    }

    /** Takes an annotation that belongs to this declaration; false if it does not. */
    boolean accepts(Annotation annotation) {
        if (annotation.key().equals("argument") && argument == null) {
            argument = annotation.rest();
            return true;
        }
        if (annotation.key().equals("description") && description == null) {
            description = annotation.rest();
            return true;
        }
        return false;
    }

    ErrorTypeElement build() {
        return new ErrorTypeElement(
                codes,
                type,
                argument == null ? "" : argument,
                description == null ? "" : description,
                start.location());
    }
}
