package dev.mtproto4j.generator.java;

/** How generated classes read and write their values. */
public enum Codec {
    /** By code of their own: fast, and for every schema. */
    CODE,
    /**
     * By one table for the whole schema. A class is about a third of the size, and slower to read and write. Repetitions
     * and constructors with parameters are refused.
     */
    TABLE
}
