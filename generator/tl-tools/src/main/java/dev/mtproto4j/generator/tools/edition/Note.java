package dev.mtproto4j.generator.tools.edition;

import java.util.List;

/**
 * One annotation with its continuation lines and the plain comments before it.
 *
 * @param key the word after {@code //@}; empty for comments that no annotation follows
 * @param lines as they stand in the file
 */
record Note(String key, List<String> lines) {
    Note {
        lines = List.copyOf(lines);
    }

    static Note of(String key, String rest) {
        return new Note(key, List.of("//@" + key + " " + rest));
    }

    /** What follows the key, without continuation lines. */
    String rest() {
        for (String line : lines) {
            String stripped = line.strip();
            if (stripped.startsWith("//@" + key)) {
                return stripped.substring(3 + key.length()).strip();
            }
        }
        return "";
    }

    /** The first word of the rest. */
    String word() {
        String rest = rest();
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
            end++;
        }
        return rest.substring(0, end);
    }

    /** Whether it describes a field: by the key param and the field's name, or by the name alone as TDLib has it. */
    boolean describes(String field) {
        return key.equals("param") ? word().equals(field) : key.equals(field) && !DefinitionBlock.KEYS.contains(key);
    }

    /** The same about a field with another name. */
    Note renamed(String from, String to) {
        String old = key.equals("param") ? "//@param " + from : "//@" + from;
        String now = key.equals("param") ? "//@param " + to : "//@" + to;
        return new Note(
                key.equals("param") ? key : to,
                lines.stream()
                        .map(line -> line.strip()
                                        .replaceAll("^(//@param)\\s+", "$1 ")
                                        .startsWith(old)
                                ? now
                                        + line.strip()
                                                .replaceAll("^(//@param)\\s+", "$1 ")
                                                .substring(old.length())
                                : line)
                        .toList());
    }
}
