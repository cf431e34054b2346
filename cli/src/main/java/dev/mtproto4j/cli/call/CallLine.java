package dev.mtproto4j.cli.call;

import java.util.ArrayList;
import java.util.List;

/** Takes a typed line apart, as a shell would: at blanks that are in no brackets and in no quotation marks. */
final class CallLine {
    private CallLine() {}

    /**
     * The words of a line. A value that is one text in quotation marks comes without them.
     *
     * @throws ValueException if something is not closed
     */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int open = 0;
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            boolean escaped = quoted && c == '\\' && at + 1 < line.length();
            quoted ^= c == '"';
            if (!quoted) {
                open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
            if (!quoted && open <= 0 && Character.isWhitespace(c)) {
                add(words, word);
            } else {
                word.append(c);
                if (escaped) {
                    word.append(line.charAt(++at));
                }
            }
        }
        if (quoted || open > 0) {
            throw new ValueException(quoted ? "a quotation mark is not closed" : "a bracket is not closed");
        }
        add(words, word);
        return words;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(unquoted(word.toString()));
            word.setLength(0);
        }
    }

    private static String unquoted(String word) {
        int value = word.indexOf('=') + 1;
        boolean text = value > 0 && word.length() > value + 1 && word.charAt(value) == '"' && word.endsWith("\"");
        return text
                ? word.substring(0, value)
                        + TlTextParser.parse(word.substring(value)).asText()
                : word;
    }
}
