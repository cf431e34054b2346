package dev.mtproto4j.cli.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads values as the program prints them: {@code (inputPeerUser user_id:1 access_hash:0)}, {@code [1, 2]}, {@code
 * "text"}, {@code 0x00ff}, {@code true}; a name alone is a constructor without fields. The result has the form of JSON
 * with the name in {@code _}.
 */
final class TlTextParser {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 100;
    private static final int UNICODE_DIGITS = 4;

    private final String text;
    private int at;
    private int depth;

    private TlTextParser(String text) {
        this.text = text;
    }

    /** Reads one value; nothing may follow it. */
    static JsonNode parse(String text) {
        TlTextParser parser = new TlTextParser(text);
        JsonNode value = parser.value();
        parser.blanks();
        if (parser.at < text.length()) {
            throw parser.wrong("the end");
        }
        return value;
    }

    private JsonNode value() {
        blanks();
        if (at >= text.length()) {
            throw wrong("a value");
        }
        if (++depth > MAX_DEPTH) {
            throw new ValueException("the value nests more than " + MAX_DEPTH + " deep");
        }
        JsonNode value = switch (text.charAt(at)) {
            case '(' -> struct();
            case '[' -> vector();
            case '"' -> NODES.textNode(string());
            default -> plain(word());
        };
        depth--;
        return value;
    }

    private ObjectNode struct() {
        at++;
        blanks();
        ObjectNode struct = NODES.objectNode().put("_", word());
        while (!ends(')')) {
            String name = word();
            if (at >= text.length() || text.charAt(at) != ':') {
                throw wrong("a colon after the field " + name);
            }
            if (struct.has(name)) {
                throw new ValueException("column " + (at + 1) + ": the field " + name + " is given twice");
            }
            at++;
            struct.set(name, value());
        }
        return struct;
    }

    private ArrayNode vector() {
        at++;
        ArrayNode vector = NODES.arrayNode();
        while (!ends(']')) {
            vector.add(value());
            blanks();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            }
        }
        return vector;
    }

    private boolean ends(char closing) {
        blanks();
        if (at >= text.length()) {
            throw wrong("'" + closing + "'");
        }
        boolean end = text.charAt(at) == closing;
        at += end ? 1 : 0;
        return end;
    }

    private static JsonNode plain(String word) {
        if (word.equals("true") || word.equals("false")) {
            return NODES.booleanNode(word.equals("true"));
        }
        boolean name = Character.isLetter(word.charAt(0));
        return name ? NODES.objectNode().put("_", word) : NODES.textNode(word);
    }

    private String word() {
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw wrong("a name or a number");
        }
        return text.substring(start, at);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '+';
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c != '\\') {
                string.append(c);
            } else if (++at < text.length()) {
                string.append(escaped());
            }
        }
        if (at >= text.length()) {
            throw wrong("a closing quotation mark");
        }
        at++;
        return string.toString();
    }

    /** What stands after a backslash. */
    private char escaped() {
        char escaped = text.charAt(at);
        if (escaped != 'u') {
            return escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
        }
        int end = at + 1 + UNICODE_DIGITS;
        try {
            char unicode = (char) Integer.parseInt(text.substring(at + 1, Math.min(end, text.length())), 16);
            at = end - 1;
            return unicode;
        } catch (NumberFormatException e) {
            throw wrong("four hexadecimal digits after \\u");
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private ValueException wrong(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "nothing";
        return new ValueException("column " + (at + 1) + ": expected " + expected + ", found " + found);
    }
}
