package dev.mtproto4j.generator.schema.model;

import org.jspecify.annotations.Nullable;

/**
 * A natural number: how often a repetition repeats.
 *
 * @param field the {@code #} field whose value counts, or null for a constant
 * @param plus what is added to it, or the constant
 */
public record NatTerm(@Nullable String field, int plus) {

    public static NatTerm constant(int value) {
        return new NatTerm(null, value);
    }

    @Override
    public String toString() {
        return field == null ? Integer.toString(plus) : plus == 0 ? field : "(" + field + "+" + plus + ")";
    }
}
