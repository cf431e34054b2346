package dev.mtproto4j.generator.tools.source;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a schema is, as people write it. */
public sealed interface SchemaReference {
    /** A file, or a directory of files {@code *.tl}. */
    record Local(Path path) implements SchemaReference {}

    /**
     * {@code HEAD~1:schema/api}: a file or directory as a revision of git has it.
     *
     * @param path with forward slashes, relative to the root of the repository, or to the current folder if it begins
     *     with {@code ./}
     */
    record Git(String revision, String path) implements SchemaReference {}

    /**
     * {@code schema.jar!/api}: what a jar holds.
     *
     * @param entry a file or directory inside, without a leading slash; empty for the top
     */
    record Jar(Path jar, String entry) implements SchemaReference {}

    /**
     * {@code dev.mtproto4j:telegram-schema:0.1.0!/api}: what a published jar holds.
     *
     * @param version empty if the project says which
     * @param entry a file or directory inside, without a leading slash; empty for the top
     */
    record Artifact(String groupId, String artifactId, String version, String entry) implements SchemaReference {
        @Override
        public String toString() {
            return groupId + ":" + artifactId + (version.isEmpty() ? "" : ":" + version) + "!/" + entry;
        }
    }

    /** The four forms in words, for messages. */
    String FORMS = "Write a file or directory (schema/api), a revision of git (HEAD~1:schema/api), a jar"
            + " (schema.jar!/api) or a published artifact (group:artifact:version!/api).";

    /**
     * Reads a reference. What exists as a file is a file, whatever it looks like.
     *
     * @param folder what relative paths are relative to
     * @throws SchemaSourceException if the text has none of the forms
     */
    static SchemaReference parse(String text, Path folder) {
        Path path = path(text, folder);
        if (path != null && Files.exists(path)) {
            return new Local(path);
        }
        int bang = text.indexOf("!/");
        String before = bang < 0 ? text : text.substring(0, bang);
        String entry = bang < 0 ? "" : text.substring(bang + 2);
        Matcher artifact = Coordinates.PATTERN.matcher(before);
        if (artifact.matches() && (bang >= 0 || artifact.group(3) != null)) {
            String version = artifact.group(3);
            return new Artifact(artifact.group(1), artifact.group(2), version == null ? "" : version, entry);
        }
        if (bang >= 0) {
            Path jar = path(before, folder);
            if (jar != null && Files.exists(jar)) {
                return new Jar(jar, entry);
            }
            throw new SchemaSourceException(text + ": there is no jar " + before + ". " + FORMS);
        }
        int colon = text.indexOf(':');
        // A revision never begins with a dash: git would take it for an option.
        if (colon > 1 && colon < text.length() - 1 && !text.startsWith("-")) {
            return new Git(text.substring(0, colon), text.substring(colon + 1));
        }
        throw new SchemaSourceException(text + ": there is no such file or directory. " + FORMS);
    }

    private static @Nullable Path path(String text, Path folder) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** {@code group:artifact} or {@code group:artifact:version}. */
    final class Coordinates {
        private static final Pattern PATTERN = Pattern.compile("([\\w.-]+):([\\w.-]+)(?::([\\w.+-]+))?");

        private Coordinates() {}
    }
}
