package dev.mtproto4j.generator.tools.edition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One file of an edition as blocks of lines. What is not touched is rendered as it was, byte for byte. */
final class EditionFile {
    private final Path path;
    private final String text;
    private final String lineEnd;
    private final boolean endsWithNewline;
    private final List<Block> blocks;

    EditionFile(Path path, String text, List<Block> blocks) {
        this.path = path;
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r" : "";
        this.endsWithNewline = text.isEmpty() || text.endsWith("\n");
        this.blocks = new ArrayList<>(blocks);
    }

    Path path() {
        return path;
    }

    /** As it was read; empty for a new file. */
    String text() {
        return text;
    }

    /** In the order of the file; may be changed. */
    List<Block> blocks() {
        return blocks;
    }

    /** The definitions in the order of the file. */
    List<DefinitionBlock> definitions() {
        return blocks.stream()
                .filter(DefinitionBlock.class::isInstance)
                .map(DefinitionBlock.class::cast)
                .toList();
    }

    /** Whether blank lines stand between blocks. */
    boolean spaced() {
        long spaced = blocks.stream().filter(block -> !block.blank().isEmpty()).count();
        return blocks.size() < 3 || spaced * 2 >= blocks.size();
    }

    /** Whether a block is below {@code ---functions---}, or would be. */
    boolean functionsAt(int index) {
        boolean functions = false;
        for (int i = 0; i < index; i++) {
            functions = EditionReader.section(blocks.get(i), functions);
        }
        return functions;
    }

    String render() {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            lines.addAll(block.lines());
            lines.addAll(block.blank());
        }
        if (!text.endsWith("\n\n") && !text.endsWith("\n\r\n")) {
            while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
                lines.remove(lines.size() - 1);
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean last = i == lines.size() - 1;
            out.append(line);
            if (!last || endsWithNewline) {
                out.append(line.endsWith("\r") ? "" : lineEnd).append('\n');
            }
        }
        return out.toString();
    }
}
