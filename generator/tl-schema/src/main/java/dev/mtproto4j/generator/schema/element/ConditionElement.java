package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;
import org.jspecify.annotations.Nullable;

/**
 * {@code flags.3?} or {@code n?}: when a field is there.
 *
 * @param field the {@code #} field that decides
 * @param bit as written, or null for “if the field is not zero”
 */
public record ConditionElement(String field, @Nullable Integer bit, Location location) {

    public String toTl() {
        return bit == null ? field + "?" : field + "." + bit + "?";
    }
}
