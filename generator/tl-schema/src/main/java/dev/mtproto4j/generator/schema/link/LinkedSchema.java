package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.model.Schema;
import java.util.List;

/**
 * What the linker made, with figures for a report.
 *
 * @param builtIns declarations that only name what is built in, such as {@code int ? = Int}
 * @param idsVerified ids that were written down and equal the CRC32 of their definition
 * @param idsComputed ids that were left out
 * @param idExceptions ids that were written down and differ from the CRC32
 */
public record LinkedSchema(
        Schema schema, int builtIns, int idsVerified, int idsComputed, List<IdException> idExceptions) {

    public LinkedSchema {
        idExceptions = List.copyOf(idExceptions);
    }
}
