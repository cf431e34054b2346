package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.Location;

/**
 * One annotation with its continuation lines.
 *
 * @param key the word after {@code //@}
 * @param rest what follows the key; may be empty
 */
record Annotation(String key, String rest, Location location) {

    static Annotation of(String text, Location location) {
        int end = endOfWord(text);
        return new Annotation(text.substring(0, end), text.substring(end).strip(), location);
    }

    /** The first word of the rest. */
    String word() {
        return rest.substring(0, endOfWord(rest));
    }

    /** The rest without its first word. */
    String afterWord() {
        return rest.substring(endOfWord(rest)).strip();
    }

    private static int endOfWord(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
