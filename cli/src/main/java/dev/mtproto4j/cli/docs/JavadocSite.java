package dev.mtproto4j.cli.docs;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A site made by the JDK's own javadoc tool, in a process of its own, so that its memory is given back. A warning fails
 * it.
 */
final class JavadocSite {
    private static final String STAMP = ".built-from";
    private static final int MOST_OUTPUT_LINES = 40;

    private final JavadocSources sources;
    private final Path folder;

    JavadocSite(JavadocSources sources, Path folder) {
        this.sources = sources;
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path folder() {
        return folder;
    }

    /** Whether what is there was built from these sources by this JDK. */
    boolean isUpToDate() throws IOException {
        Path stamp = folder.resolve(STAMP);
        return Files.isRegularFile(stamp) && Files.readString(stamp).equals(Fingerprint.of(sources));
    }

    /** Builds all of it and returns how long that took. What was there before stays if it fails. */
    Duration build() throws IOException, InterruptedException {
        refuseForeignFolder();
        long start = System.nanoTime();
        String fingerprint = Fingerprint.of(sources);
        Path parent = folder.getParent() == null ? folder : folder.getParent();
        Files.createDirectories(parent);
        Path work = Files.createTempDirectory(parent, ".javadoc");
        try {
            Path site = work.resolve("site");
            runTool(work, site);
            Files.copy(sources.script(), site.resolve("mtproto4j.js"), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(site.resolve(STAMP), fingerprint);
            delete(folder);
            Files.move(site, folder);
        } finally {
            delete(work);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void refuseForeignFolder() throws IOException {
        if (Files.isRegularFile(folder) || (Files.isDirectory(folder) && !isOurs())) {
            throw new IOException(folder + " holds something that is not this Javadoc; choose another folder");
        }
    }

    private boolean isOurs() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return Files.exists(folder.resolve(STAMP)) || entries.findAny().isEmpty();
        }
    }

    private void runTool(Path work, Path site) throws IOException, InterruptedException {
        Path arguments = work.resolve("arguments");
        Files.write(arguments, JavadocArguments.of(sources, site), StandardCharsets.UTF_8);
        List<String> command = List.of(tool().toString(), "-J-Xmx1g", "-J-Dfile.encoding=UTF-8", "@" + arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> output = new ArrayList<>();
        try (InputStream in = process.getInputStream()) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(output::add);
        }
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("the javadoc tool failed:\n"
                    + output.stream().limit(MOST_OUTPUT_LINES).collect(Collectors.joining("\n")));
        }
    }

    private static Path tool() throws IOException {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path tool = bin.resolve(File.separatorChar == '\\' ? "javadoc.exe" : "javadoc");
        if (!Files.isExecutable(tool)) {
            throw new IOException("this Java has no javadoc tool (" + tool + "); run it with a JDK, 17 or later");
        }
        return tool;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
