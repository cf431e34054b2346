package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;

/**
 * {@code Final Bool;}, {@code New T;} or {@code Empty T;}: a promise about the constructors of a type.
 *
 * @param after how many definitions of the file stand before it
 */
public record FinalityElement(Kind kind, String type, int after, Location location) {

    /** What is promised. */
    public enum Kind {
        /** The type gets no more constructors. */
        FINAL,
        /** The type had no constructors so far. */
        NEW,
        /** The type has no constructors at all. */
        EMPTY
    }
}
