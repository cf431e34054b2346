package dev.mtproto4j.generator.schema.link;

/** What to do about an id that is not the CRC32 of its definition and has no {@code //@idexception}. */
public enum IdCheck {
    ERROR,
    WARN,
    /** Compare nothing. */
    OFF
}
