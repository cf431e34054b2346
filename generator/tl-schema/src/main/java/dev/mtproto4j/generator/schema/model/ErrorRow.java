package dev.mtproto4j.generator.schema.model;

/**
 * A row of a method's error table.
 *
 * @param code such as 400; can be negative
 * @param type with numbers replaced by {@code %d}, such as {@code FLOOD_WAIT_%d}
 * @param description the row's own text, else that of the {@link ErrorType}; empty if there is none
 */
public record ErrorRow(int code, String type, String description) {}
