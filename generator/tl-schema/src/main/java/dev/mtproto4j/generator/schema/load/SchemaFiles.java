package dev.mtproto4j.generator.schema.load;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads the files of a schema. */
final class SchemaFiles {
    private static final long MAX_BYTES = 32L << 20;

    private SchemaFiles() {}

    static List<SourceText> read(List<Path> paths, ErrorCollector errors) {
        List<SourceText> sources = new ArrayList<>();
        if (paths.isEmpty()) {
            errors.error(new Location("", 1, 1), "no schema was given", "Name a file or a directory.");
        }
        for (Path path : paths) {
            try {
                for (Path file : expand(path, errors)) {
                    read(file, sources, errors);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the schema " + path, e);
            }
        }
        return sources;
    }

    private static List<Path> expand(Path path, ErrorCollector errors) throws IOException {
        if (!Files.exists(path)) {
            errors.error(at(path, 1, 1), "there is no such file or directory", "Check the path of the schema.");
            return List.of();
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(".tl") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                errors.error(
                        at(path, 1, 1),
                        "this directory has no files *.tl",
                        "Name the directory that has them directly inside.");
            }
            return files;
        }
    }

    private static void read(Path file, List<SourceText> sources, ErrorCollector errors) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            errors.error(at(file, 1, 1), "the file is larger than " + MAX_BYTES + " bytes", "Is this a TL schema?");
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            sources.add(new SourceText(name(file), text));
        } catch (CharacterCodingException e) {
            errors.error(wrongByte(file, bytes), "the file is not valid UTF-8 here", "Save it as UTF-8.");
        }
    }

    /** The place of the first byte that cannot be decoded. */
    private static Location wrongByte(Path file, byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        decoder.decode(in, java.nio.CharBuffer.allocate(bytes.length), true);
        String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = 1
                + (int) before.substring(before.lastIndexOf('\n') + 1)
                        .codePoints()
                        .count();
        return at(file, line, column);
    }

    private static Location at(Path path, int line, int column) {
        return new Location(name(path), line, column);
    }

    private static String name(Path path) {
        return path.toString().replace('\\', '/');
    }
}
