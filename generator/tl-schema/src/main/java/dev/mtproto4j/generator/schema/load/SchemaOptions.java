package dev.mtproto4j.generator.schema.load;

import dev.mtproto4j.generator.schema.link.IdCheck;

/**
 * How strict to be.
 *
 * @param idCheck what to do about an id that is not the CRC32 of its definition
 */
public record SchemaOptions(IdCheck idCheck) {

    /** Strict: an id that differs from the CRC32 without an {@code //@idexception} is an error. */
    public static SchemaOptions defaults() {
        return new SchemaOptions(IdCheck.ERROR);
    }

    public SchemaOptions withIdCheck(IdCheck check) {
        return new SchemaOptions(check);
    }
}
