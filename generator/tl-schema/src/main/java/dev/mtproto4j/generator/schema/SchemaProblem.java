package dev.mtproto4j.generator.schema;

/**
 * Something wrong at one place of a schema.
 *
 * @param location where
 * @param message what is wrong, in one line
 * @param advice what to do about it; empty if the message says it all
 * @param line the offending line, shortened around the column if it is very long
 * @param caret index into {@code line} of the character at fault, in code points from 0
 */
public record SchemaProblem(Location location, String message, String advice, String line, int caret) {

    /** Several lines: the place and the message, the offending line, a caret below it, and the advice. */
    public String format() {
        StringBuilder text = new StringBuilder();
        text.append(location).append(": ").append(message).append('\n');
        if (!line.isEmpty()) {
            text.append("    ").append(line).append('\n');
            text.append("    ");
            line.codePoints().limit(caret).forEach(c -> text.append(c == '\t' ? '\t' : ' '));
            text.append("^\n");
        }
        if (!advice.isEmpty()) {
            text.append("    ").append(advice).append('\n');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return location + ": " + message;
    }
}
