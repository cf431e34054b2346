package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One encoded value: a line of five columns, separated by tabs.
 *
 * @param kind whether the bytes are a value or a call
 * @param name the TL name
 * @param id the constructor id
 * @param variant where the value comes from: {@code none}, {@code some} or {@code all} optional fields, or a word of
 *     the program that made it
 * @param hex the boxed encoding, in hexadecimal
 */
record Sample(Kind kind, String name, int id, String variant, String hex) {
    private static final int COLUMNS = 5;

    enum Kind {
        TYPE,
        METHOD;

        static Kind of(Combinator combinator) {
            return combinator instanceof Constructor ? TYPE : METHOD;
        }
    }

    String toLine() {
        return String.join(
                "\t", kind.name().toLowerCase(Locale.ROOT), name, String.format(Locale.ROOT, "%08x", id), variant, hex);
    }

    /** @throws IllegalArgumentException if the line has another form */
    static Sample parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("needs kind, TL name, id, variant and hex bytes, separated by tabs; has "
                    + columns.length + " columns");
        }
        return new Sample(
                Kind.valueOf(columns[0].toUpperCase(Locale.ROOT)),
                columns[1],
                Integer.parseUnsignedInt(columns[2], 16),
                columns[3],
                columns[4]);
    }

    /** @throws IllegalArgumentException if the text is not hexadecimal */
    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** For messages. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s#%x (%s)", name, id, variant);
    }
}
