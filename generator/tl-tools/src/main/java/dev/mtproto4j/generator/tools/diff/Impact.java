package dev.mtproto4j.generator.tools.diff;

/** What a change does to what was there before. */
public enum Impact {
    /** What worked goes on working. */
    COMPATIBLE,
    /** On the wire: the new schema cannot read what the old one wrote. In Java: code that used it does not compile. */
    BREAKING;

    /** The worse of two. */
    public Impact or(Impact that) {
        return compareTo(that) >= 0 ? this : that;
    }
}
