package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.model.TlName;

/**
 * A declared id that is not the CRC32 of its definition.
 *
 * @param id as declared
 * @param computed the CRC32
 * @param reason from {@code //@idexception}; empty if there is none
 */
public record IdException(TlName name, int id, int computed, String reason, Location location) {}
