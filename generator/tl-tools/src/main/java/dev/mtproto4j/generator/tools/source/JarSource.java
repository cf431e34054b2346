package dev.mtproto4j.generator.tools.source;

import dev.mtproto4j.generator.schema.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Schema files inside a jar. */
final class JarSource {
    private static final int MAX_BYTES = 32 << 20;

    private JarSource() {}

    /** @param name what to call the jar in the names of the texts */
    static List<SourceText> read(Path jar, String entry, String name) {
        String wanted = entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry;
        try {
            List<SourceText> sources = Files.isDirectory(jar) ? folder(jar, wanted, name) : archive(jar, wanted, name);
            if (sources.isEmpty()) {
                throw new SchemaSourceException(name + "!/" + wanted + ": " + jar
                        + " has no such file, and no files *.tl directly inside such a folder.");
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar + ": " + e.getMessage(), e);
        }
    }

    private static List<SourceText> archive(Path jar, String wanted, String name) throws IOException {
        List<SourceText> sources = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(e -> !e.isDirectory() && matches(e.getName(), wanted))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry e : entries) {
                try (InputStream in = zip.getInputStream(e)) {
                    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                    if (bytes.length > MAX_BYTES) {
                        throw new SchemaSourceException(name + "!/" + e.getName() + ": larger than " + MAX_BYTES
                                + " bytes. Is this a TL schema?");
                    }
                    sources.add(text(name, e.getName(), bytes));
                }
            }
        }
        return sources;
    }

    private static List<SourceText> folder(Path classes, String wanted, String name) throws IOException {
        Path start = classes.resolve(wanted);
        if (!Files.exists(start)) {
            return List.of();
        }
        List<SourceText> sources = new ArrayList<>();
        try (var files = Files.walk(start, 1)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String entry = classes.relativize(file).toString().replace('\\', '/');
                if (matches(entry, wanted)) {
                    sources.add(text(name, entry, Files.readAllBytes(file)));
                }
            }
        }
        return sources;
    }

    private static boolean matches(String entry, String wanted) {
        if (entry.equals(wanted)) {
            return true;
        }
        String prefix = wanted.isEmpty() ? "" : wanted + "/";
        return entry.startsWith(prefix) && entry.endsWith(".tl") && entry.indexOf('/', prefix.length()) < 0;
    }

    private static SourceText text(String name, String entry, byte[] bytes) {
        return new SourceText(name + "!/" + entry, new String(bytes, StandardCharsets.UTF_8));
    }
}
