package dev.mtproto4j.cli.call;

import dev.mtproto4j.generator.schema.model.Schema;
import java.util.List;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line reader which part of the line a completion replaces: the unfinished word, not the whole parameter. */
final class CallParser implements Parser {
    private final CallCursor cursor;

    CallParser(Schema schema) {
        this.cursor = new CallCursor(schema);
    }

    @Override
    public ParsedLine parse(String line, int position, ParseContext context) {
        int end = Math.min(position, line.length());
        cursor.after(line.substring(0, end));
        return new Line(line, end, line.substring(Math.min(cursor.start(), end), end));
    }

    private record Line(String line, int cursor, String word) implements ParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }
    }
}
