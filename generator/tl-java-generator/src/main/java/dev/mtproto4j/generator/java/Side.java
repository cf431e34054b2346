package dev.mtproto4j.generator.java;

/** What a program does with the generated classes. */
public enum Side {
    /** It may make and read every value, as a server and its tests do. */
    BOTH,
    /**
     * It calls methods and reads their results. What is only sent has no accessors, what is only received no builder and
     * no constructor of its own. Needs {@link Codec#TABLE}.
     */
    CLIENT
}
