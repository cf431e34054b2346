package dev.mtproto4j.generator.tools.incremental;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the last run depended on and wrote, in a small file.
 *
 * <p>A run can be left out if its fingerprint is that of the last one and every file it wrote is still there as it was.
 * A file whose size and time are the same is taken to be the same; else its digest decides. A file that cannot be read,
 * or is of another version of this class, only means that the run is done.
 */
public final class RunState {
    private static final String FORMAT = "tl-run-state 1";

    private final Path file;

    /** @param file where the state is kept; need not exist */
    public RunState(Path file) {
        this.file = file;
    }

    /**
     * How many files the last run made, if it need not be done again.
     *
     * @param fingerprint of the run that is to be done
     * @param root the folder that the paths of the last run are relative to
     */
    public OptionalInt upToDate(String fingerprint, Path root) {
        try {
            if (!Files.isRegularFile(file)) {
                return OptionalInt.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2
                    || !lines.get(0).equals(FORMAT)
                    || !lines.get(1).equals(fingerprint)) {
                return OptionalInt.empty();
            }
            for (String line : lines.subList(2, lines.size())) {
                if (!unchanged(line, root)) {
                    return OptionalInt.empty();
                }
            }
            return OptionalInt.of(lines.size() - 2);
        } catch (IOException | UncheckedIOException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * Keeps what a run depended on and wrote.
     *
     * @param paths the files it made, relative to the root
     */
    public void save(String fingerprint, Path root, Collection<String> paths) {
        List<String> lines = new ArrayList<>(List.of(FORMAT, fingerprint));
        try {
            for (String path : paths) {
                Path written = root.resolve(path);
                BasicFileAttributes attributes = Files.readAttributes(written, BasicFileAttributes.class);
                lines.add(attributes.size() + " "
                        + attributes.lastModifiedTime().toMillis() + " " + digest(written) + " " + path);
            }
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Forgets the last run. */
    public void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean unchanged(String line, Path root) throws IOException {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        int third = line.indexOf(' ', second + 1);
        if (third < 0) {
            return false;
        }
        Path path = root.resolve(line.substring(third + 1));
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!line.substring(0, first).equals(Long.toString(attributes.size()))) {
            return false;
        }
        return line.substring(first + 1, second)
                        .equals(Long.toString(attributes.lastModifiedTime().toMillis()))
                || line.substring(second + 1, third).equals(digest(path));
    }

    private static String digest(Path path) throws IOException {
        return HexFormat.of().formatHex(Fingerprint.sha256().digest(Files.readAllBytes(path)));
    }
}
