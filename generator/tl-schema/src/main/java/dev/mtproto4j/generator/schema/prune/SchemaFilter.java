package dev.mtproto4j.generator.schema.prune;

import java.util.List;
import java.util.Objects;

/**
 * Which part of a schema is wanted.
 *
 * <p>A pattern is compared with whole TL names: {@code messages.sendMessage}; {@code messages.*}; {@code help.get*};
 * {@code *} for everything without a namespace; {@code **} for everything. {@code *} stands for any characters but a dot,
 * {@code **} for any characters, {@code ?} for one that is not a dot.
 *
 * @param includes methods, constructors and types to begin with; whatever they reach comes along. Empty for all
 * @param excludes methods, constructors and types to leave out even if they are reached. A definition that an include
 *     names in full, without a wildcard, is not left out by an exclude that has one
 * @param reached what becomes of constructors that are reached, and not included themselves
 */
public record SchemaFilter(List<String> includes, List<String> excludes, Reached reached) {
    private static final SchemaFilter EVERYTHING = new SchemaFilter(List.of(), List.of());

    public SchemaFilter {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        Objects.requireNonNull(reached, "reached");
    }

    /** A filter that keeps whatever is reached. */
    public SchemaFilter(List<String> includes, List<String> excludes) {
        this(includes, excludes, Reached.CLASSES);
    }

    /** The whole schema. */
    public static SchemaFilter everything() {
        return EVERYTHING;
    }

    /** Whether nothing is left out. */
    public boolean isEverything() {
        return includes.isEmpty() && excludes.isEmpty();
    }
}
