package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;

/**
 * {@code //@error 400 AUTH_BYTES_INVALID}: a row of a method's error table.
 *
 * @param description the row's own text; empty if there is none
 */
public record ErrorElement(int code, String type, String description, Location location) {}
