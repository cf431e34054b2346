package dev.mtproto4j.generator.schema.load;

import dev.mtproto4j.generator.schema.SchemaProblem;
import dev.mtproto4j.generator.schema.link.IdException;
import java.util.List;

/**
 * What was read and checked.
 *
 * @param files files read
 * @param constructors constructors in the schema
 * @param methods methods in the schema
 * @param builtIns declarations besides these that only name what is built in, such as {@code int ? = Int}
 * @param idsVerified ids that were written down and equal the CRC32 of their definition
 * @param idsComputed ids that were left out
 * @param idExceptions ids that were written down and differ from the CRC32
 * @param warnings in order of place
 */
public record SchemaReport(
        int files,
        int constructors,
        int methods,
        int builtIns,
        int idsVerified,
        int idsComputed,
        List<IdException> idExceptions,
        List<SchemaProblem> warnings) {

    public SchemaReport {
        idExceptions = List.copyOf(idExceptions);
        warnings = List.copyOf(warnings);
    }

    /** Everything that was defined: constructors, methods and what is built in. */
    public int definitions() {
        return constructors + methods + builtIns;
    }

    /** One line for a log. */
    public String summary() {
        return String.format(
                "%d definitions (%d constructors, %d methods, %d built in) from %d files; ids: %d verified, %d computed, %d exceptions",
                definitions(), constructors, methods, builtIns, files, idsVerified, idsComputed, idExceptions.size());
    }
}
