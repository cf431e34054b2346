package dev.mtproto4j.generator.schema.link;

import java.util.regex.Pattern;

/** The form in which error types are kept: numbers replaced by {@code %d}. */
final class ErrorNames {
    private static final Pattern NUMBER = Pattern.compile("_[0-9]+(?=_|$)");

    private ErrorNames() {}

    /** {@code FLOOD_WAIT_31} and {@code FLOOD_WAIT_%d} to {@code FLOOD_WAIT_%d}. */
    static String normalise(String type) {
        return NUMBER.matcher(type).replaceAll("_%d");
    }
}
