package dev.mtproto4j.generator.tools.diff;

/**
 * One thing that differs in a definition.
 *
 * @param aspect what kind of thing
 * @param text the difference in words, without a full stop
 * @param wire whether the new schema still reads what the old one wrote
 * @param java whether code written against the old classes still compiles
 */
public record Detail(Aspect aspect, String text, Impact wire, Impact java) {
    /** What kind of thing differs. */
    public enum Aspect {
        /** The definition as a whole came or went. */
        DEFINITION,
        /** Its name. */
        NAME,
        /** Its constructor id. */
        ID,
        /** A field or parameter. */
        FIELD,
        /** The bit of a flags word that stands for a field. */
        FLAG,
        /** The order of fields. */
        ORDER,
        /** The type that it makes, or the result of a method. */
        RESULT,
        /** The Java form of a type: a class or a sealed interface. */
        FORM,
        /** A row of an error table, or an error type. */
        ERROR,
        /** Who may call a method. */
        AVAILABILITY
    }
}
