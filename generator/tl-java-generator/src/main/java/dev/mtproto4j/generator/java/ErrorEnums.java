package dev.mtproto4j.generator.java;

/** Which enums of errors are generated. */
public enum ErrorEnums {
    /** One in each method that documents errors, and one of all errors. */
    EACH_METHOD,
    /** One of all errors. */
    ONE,
    /** None: errors are told apart by their names. */
    NONE
}
