package dev.mtproto4j.generator.schema.model;

/**
 * The condition of an optional field.
 *
 * @param word name of the {@code #} field, such as {@code flags}
 * @param bit 0 to 31
 */
public record FlagBit(String word, int bit) {}
