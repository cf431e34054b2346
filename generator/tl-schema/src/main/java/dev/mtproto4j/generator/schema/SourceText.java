package dev.mtproto4j.generator.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of one schema file, which can show any line of itself.
 *
 * <p>Only {@code \n} ends a line, so that line numbers agree with editors on files with either line ending.
 */
public final class SourceText {
    private static final int EXCERPT = 120;
    private static final int BEFORE_CARET = 60;

    private final String file;
    private final String text;
    private final List<Integer> lineStarts = new ArrayList<>();

    /**
     * Takes a text.
     *
     * @param file the name to show in locations, with forward slashes
     * @param text its whole content
     */
    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        lineStarts.add(0);
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            lineStarts.add(i + 1);
        }
    }

    public String file() {
        return file;
    }

    public String text() {
        return text;
    }

    /** Describes a problem at a place in this text. */
    public SchemaProblem problem(Location location, String message, String advice) {
        int[] line = line(location.line());
        int caret = Math.min(Math.max(location.column() - 1, 0), line.length);
        if (line.length <= EXCERPT) {
            return new SchemaProblem(location, message, advice, new String(line, 0, line.length), caret);
        }
        int from = Math.max(0, Math.min(caret - BEFORE_CARET, line.length - EXCERPT));
        int to = Math.min(line.length, from + EXCERPT);
        String head = from > 0 ? "…" : "";
        String tail = to < line.length ? "…" : "";
        String excerpt = head + new String(line, from, to - from) + tail;
        return new SchemaProblem(location, message, advice, excerpt, caret - from + head.length());
    }

    private int[] line(int number) {
        if (number < 1 || number > lineStarts.size()) {
            return new int[0];
        }
        int from = lineStarts.get(number - 1);
        int to = number < lineStarts.size() ? lineStarts.get(number) : text.length();
        return text.substring(from, to).stripTrailing().codePoints().toArray();
    }
}
