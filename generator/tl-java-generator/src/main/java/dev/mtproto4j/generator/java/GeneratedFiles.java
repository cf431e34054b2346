package dev.mtproto4j.generator.java;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of generated sources. Files are written only if they differ, and stale ones are deleted; both only inside the
 * folder, never through a symbolic link, and never over a file that the generator did not write.
 */
public final class GeneratedFiles {
    private final Path root;
    private final String basePackage;
    private final String marker;

    /**
     * A folder, which need not exist yet.
     *
     * @param root the source root, under which packages are folders; may itself be reached through links
     */
    public GeneratedFiles(Path root, GeneratorOptions options) {
        this.root = root.toAbsolutePath().normalize();
        this.basePackage = options.basePackage();
        this.marker = "// " + JavaGenerator.marker(options.tool());
    }

    /** How many files a run wrote, found as they should be, and deleted. */
    public record Summary(int written, int unchanged, int deleted) {}

    /**
     * The first place where the folder differs.
     *
     * @param file the file in question
     * @param line from 1; 0 if the file as a whole is missing or should not be there
     * @param message what is wrong, in words
     */
    public record Difference(Path file, int line, String message) {}

    /**
     * Makes the folder hold these files and no other generated ones.
     *
     * @throws UncheckedIOException if the file system refuses
     * @throws GeneratorException if a path leaves the folder, or a file is in the way that was not generated
     */
    public Summary write(Collection<GeneratedFile> files) {
        Map<Path, GeneratedFile> wanted = wanted(files);
        List<String> problems = new ArrayList<>();
        wanted.keySet().forEach(path -> refuseForeign(path, problems));
        if (!problems.isEmpty()) {
            throw new GeneratorException(problems);
        }
        try {
            int written = 0;
            for (Map.Entry<Path, GeneratedFile> entry : wanted.entrySet()) {
                byte[] content = entry.getValue().content().getBytes(StandardCharsets.UTF_8);
                Path path = entry.getKey();
                if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), content)) {
                    createParents(path);
                    Files.write(path, content);
                    written++;
                }
            }
            List<Path> stale = stale(wanted);
            for (Path path : stale) {
                Files.delete(path);
                deleteEmptyParents(path.getParent());
            }
            return new Summary(written, wanted.size() - written, stale.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first difference in the order of paths, or empty if {@link #write} would change nothing. */
    public Optional<Difference> firstDifference(Collection<GeneratedFile> files) {
        Map<Path, GeneratedFile> wanted = wanted(files);
        try {
            List<Path> all = new ArrayList<>(wanted.keySet());
            List<Path> stale = stale(wanted);
            all.addAll(stale);
            for (Path path : all.stream().sorted().toList()) {
                GeneratedFile file = wanted.get(path);
                if (file == null) {
                    return Optional.of(new Difference(path, 0, "the schema does not make this file any more"));
                }
                if (!Files.exists(path)) {
                    return Optional.of(new Difference(path, 0, "the file is missing"));
                }
                String found = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
                if (!found.equals(file.content())) {
                    return Optional.of(difference(path, file.content(), found));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Difference difference(Path path, String expected, String found) {
        String[] expectedLines = expected.split("\n", -1);
        String[] foundLines = found.split("\n", -1);
        int line = 0;
        while (line < Math.min(expectedLines.length, foundLines.length)
                && expectedLines[line].equals(foundLines[line])) {
            line++;
        }
        String wants = line < expectedLines.length ? "\"" + expectedLines[line].strip() + "\"" : "the end of the file";
        String has = line < foundLines.length ? "\"" + foundLines[line].strip() + "\"" : "the end of the file";
        return new Difference(path, line + 1, "the schema gives " + wants + ", but the file has " + has);
    }

    private Map<Path, GeneratedFile> wanted(Collection<GeneratedFile> files) {
        Map<Path, GeneratedFile> wanted = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (GeneratedFile file : files) {
            Path path = root.resolve(file.path()).normalize();
            if (!path.startsWith(root) || path.equals(root)) {
                problems.add(file.path() + ": would be written outside " + root);
            } else {
                Path link = firstLink(path);
                if (link != null) {
                    problems.add(link + ": is a symbolic link; generated sources are not written through links");
                }
                wanted.put(path, file);
            }
        }
        if (!problems.isEmpty()) {
            throw new GeneratorException(problems.stream().distinct().toList());
        }
        return wanted;
    }

    private static void createParents(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }

    private @Nullable Path firstLink(Path path) {
        for (Path part = path; part != null && !part.equals(root); part = part.getParent()) {
            if (Files.isSymbolicLink(part)) {
                return part;
            }
        }
        return null;
    }

    private void refuseForeign(Path path, List<String> problems) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !isGenerated(path)) {
            problems.add(path + ": is in the way; its first line does not begin with \"" + marker
                    + "\", so it is not replaced");
        }
    }

    /** Generated files of our packages that nobody wants any more. Other generators may share the folder. */
    private List<Path> stale(Map<Path, GeneratedFile> wanted) throws IOException {
        Path base = root.resolve(basePackage.replace('.', '/'));
        List<Path> stale = new ArrayList<>();
        if (firstLink(base) != null) {
            return stale;
        }
        collect(base, 1, wanted, stale);
        collect(base.resolve("type"), Integer.MAX_VALUE, wanted, stale);
        collect(base.resolve("method"), Integer.MAX_VALUE, wanted, stale);
        collectCustom(base, wanted, stale);
        return stale;
    }

    /** Files of custom emitters may be anywhere below the base package; their first line says whose they are. */
    private void collectCustom(Path base, Map<Path, GeneratedFile> wanted, List<Path> stale) throws IOException {
        if (!Files.isDirectory(base, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(base)) {
            paths.filter(path -> CustomEmitters.isFileName(String.valueOf(path.getFileName())))
                    .filter(path -> !wanted.containsKey(path) && !stale.contains(path))
                    .filter(path -> beginsWith(path, marker + CustomEmitters.mark(basePackage)))
                    .forEach(stale::add);
        }
    }

    private void collect(Path folder, int depth, Map<Path, GeneratedFile> wanted, List<Path> stale) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder, depth)) {
            paths.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !wanted.containsKey(path) && isGenerated(path))
                    .forEach(stale::add);
        }
    }

    private boolean isGenerated(Path path) {
        return beginsWith(path, marker);
    }

    private static boolean beginsWith(Path path, String text) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(wanted.length), wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteEmptyParents(@Nullable Path folder) throws IOException {
        for (Path path = folder; path != null && !path.equals(root); path = path.getParent()) {
            try (Stream<Path> children = Files.list(path)) {
                if (children.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(path);
        }
    }
}
