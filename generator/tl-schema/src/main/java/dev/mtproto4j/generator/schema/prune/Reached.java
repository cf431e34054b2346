package dev.mtproto4j.generator.schema.prune;

/** What becomes of constructors that are not included by name, but can be reached from what is. */
public enum Reached {
    /** They are part of the schema like all others. */
    CLASSES,
    /** Only their layout is known: a value is kept as bytes. */
    RAW
}
