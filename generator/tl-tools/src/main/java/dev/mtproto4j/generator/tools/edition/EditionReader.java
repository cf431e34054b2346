package dev.mtproto4j.generator.tools.edition;

import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a file into blocks. The file is known to be a valid schema, so that only lines have to be told apart; what the
 * parser knows better is not decided here.
 */
final class EditionReader {
    private static final Pattern SECTION = Pattern.compile("\\s*---\\s*([A-Za-z]+)\\s*---\\s*");
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_.]*)");
    private static final Pattern ANNOTATION = Pattern.compile("//@(\\S*)\\s*(.*)");

    private final SourceText source;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private boolean functions;

    private EditionReader(SourceText source) {
        this.source = source;
    }

    /**
     * Reads a file.
     *
     * @throws SchemaException if two definitions share a line
     */
    static EditionFile read(Path path, SourceText source) {
        return new EditionFile(path, source.text(), new EditionReader(source).blocks());
    }

    /** Whether what follows a block is a function. */
    static boolean section(Block block, boolean before) {
        boolean functions = before;
        for (String line : block.lines()) {
            Matcher matcher = SECTION.matcher(line);
            if (matcher.matches()) {
                functions = matcher.group(1).equalsIgnoreCase("functions");
            }
        }
        return functions;
    }

    private List<Block> blocks() {
        String[] lines = source.text().split("\n", -1);
        int end = lines.length - (lines[lines.length - 1].isEmpty() ? 1 : 0);
        int i = 0;
        while (i < end) {
            i = next(lines, i, end);
        }
        flush();
        return blocks;
    }

    /** Takes one or more lines; returns the index of the first that was not taken. */
    private int next(String[] lines, int i, int end) {
        String line = lines[i].strip();
        if (line.isEmpty()) {
            flushComments();
            if (notes.isEmpty() && !blocks.isEmpty()) {
                blocks.get(blocks.size() - 1).blank().add(lines[i]);
            } else {
                waiting.add(lines[i]);
            }
            return i + 1;
        }
        Matcher annotation = ANNOTATION.matcher(line);
        if (annotation.matches()) {
            return annotation(lines, i, end, annotation.group(1), annotation.group(2));
        }
        if (line.startsWith("/*")) {
            return comment(lines, i, end);
        }
        if (line.startsWith("//")) {
            waiting.add(lines[i]);
            return i + 1;
        }
        if (SECTION.matcher(line).matches()) {
            flush();
            Block block = new Block(List.of(lines[i]));
            blocks.add(block);
            functions = section(block, functions);
            return i + 1;
        }
        return definition(lines, i, end);
    }

    private int annotation(String[] lines, int i, int end, String key, String rest) {
        int to = i + 1;
        boolean error = key.equals("errortype");
        while (to < end && continues(lines[to].strip(), error)) {
            to++;
        }
        List<String> taken = new ArrayList<>(waiting);
        waiting.clear();
        taken.addAll(List.of(lines).subList(i, to));
        if (key.equals("type") || error) {
            String name = error ? rest.replaceFirst("^\\S+\\s*", "") : rest.replaceFirst("\\s.*", "");
            notes.forEach(note -> blocks.add(new Block(note.lines())));
            notes.clear();
            blocks.add(new NamedBlock(error, name, taken));
        } else if (key.equals("namespace")) {
            // Belongs to the file, not to the definition that happens to come next.
            blocks.add(new Block(taken));
        } else {
            notes.add(new Note(key, taken));
        }
        return to;
    }

    private static boolean continues(String line, boolean error) {
        return line.startsWith("//-")
                || (error && (line.startsWith("//@argument") || line.startsWith("//@description")));
    }

    private int comment(String[] lines, int i, int end) {
        int depth = 0;
        int to = i;
        do {
            String line = lines[to];
            for (int at = 0; at + 1 < line.length(); at++) {
                if (line.startsWith("/*", at)) {
                    depth++;
                    at++;
                } else if (line.startsWith("*/", at)) {
                    depth--;
                    at++;
                }
            }
            waiting.add(line);
            to++;
        } while (depth > 0 && to < end);
        return to;
    }

    private int definition(String[] lines, int i, int end) {
        int to = i;
        while (to < end && !withoutComment(lines[to]).contains(";")) {
            to++;
        }
        String last = withoutComment(lines[Math.min(to, end - 1)]);
        int semicolon = last.indexOf(';');
        if (!last.substring(semicolon + 1).isBlank()) {
            throw new SchemaException(List.of(source.problem(
                    new Location(source.file(), to + 1, semicolon + 2),
                    "a second definition on one line",
                    "Give each definition a line of its own before you import.")));
        }
        Matcher name = NAME.matcher(lines[i]);
        List<Note> all = new ArrayList<>(notes);
        if (!waiting.isEmpty()) {
            all.add(new Note("", waiting));
        }
        blocks.add(new DefinitionBlock(
                name.find() ? name.group(1) : "", functions, all, List.of(lines).subList(i, Math.min(to + 1, end))));
        notes.clear();
        waiting.clear();
        return to + 1;
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf("//");
        return comment < 0 ? line : line.substring(0, comment);
    }

    /** Comments with a blank line behind them belong to nothing. */
    private void flushComments() {
        if (!waiting.isEmpty() && notes.isEmpty()) {
            blocks.add(new Block(waiting));
            waiting.clear();
        }
    }

    private void flush() {
        notes.forEach(note -> blocks.add(new Block(note.lines())));
        notes.clear();
        flushComments();
    }
}
