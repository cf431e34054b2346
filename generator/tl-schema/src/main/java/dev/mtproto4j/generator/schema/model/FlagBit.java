package dev.mtproto4j.generator.schema.model;

/**
 * The condition of an optional field.
 *
 * @param word name of the {@code #} field, such as {@code flags}
 * @param bit 0 to 31, or {@link #ANY}
 */
public record FlagBit(String word, int bit) {

    /** {@code n?T}: there if the word is not zero. */
    public static final int ANY = -1;

    /** The bits of the word of which one must be set. */
    public int mask() {
        return bit == ANY ? -1 : 1 << bit;
    }
}
