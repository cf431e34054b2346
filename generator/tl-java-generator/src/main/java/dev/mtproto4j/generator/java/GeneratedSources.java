package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.load.SchemaReport;
import dev.mtproto4j.generator.schema.prune.PrunedSchema;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The sources that {@link TlCompiler} made, in memory. Immutable. */
public final class GeneratedSources {
    private final SchemaReport report;
    private final PrunedSchema part;
    private final List<GeneratedFile> files;
    private final GeneratorOptions options;
    private final long startNanos;

    GeneratedSources(
            SchemaReport report,
            PrunedSchema part,
            List<GeneratedFile> files,
            GeneratorOptions options,
            long startNanos) {
        this.report = report;
        this.part = part;
        this.files = List.copyOf(files);
        this.options = options;
        this.startNanos = startNanos;
    }

    /** What was read: counts and warnings. */
    public SchemaReport report() {
        return report;
    }

    /** What was generated of it, and what was left out. */
    public PrunedSchema part() {
        return part;
    }

    /** The files, sorted by path. */
    public List<GeneratedFile> files() {
        return files;
    }

    /**
     * Makes a folder hold these files. Only what differs is written; files of earlier runs with the same base package
     * that are not among these are deleted. Files that were not generated are never touched.
     *
     * @param sourceRoot the folder under which packages are folders; it need not exist
     * @throws GeneratorException if a file is in the way that was not generated
     * @throws UncheckedIOException if the file system refuses
     */
    public GenerationSummary writeTo(Path sourceRoot) {
        GeneratedFiles.Summary summary = new GeneratedFiles(sourceRoot, options).write(files);
        return new GenerationSummary(
                part.schema().constructors().size(),
                part.schema().methods().size(),
                summary.written(),
                summary.unchanged(),
                summary.deleted(),
                Duration.ofNanos(System.nanoTime() - startNanos));
    }

    /** The first difference between a folder and these files, or empty if {@link #writeTo} would change nothing. */
    public Optional<GeneratedFiles.Difference> firstDifference(Path sourceRoot) {
        return new GeneratedFiles(sourceRoot, options).firstDifference(files);
    }
}
