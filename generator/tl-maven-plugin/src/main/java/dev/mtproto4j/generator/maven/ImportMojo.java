package dev.mtproto4j.generator.maven;

import dev.mtproto4j.generator.tools.edition.ImportOptions;
import dev.mtproto4j.generator.tools.edition.ImportReport;
import dev.mtproto4j.generator.tools.edition.SchemaImport;
import dev.mtproto4j.generator.tools.report.ReportFiles;
import dev.mtproto4j.generator.tools.report.ReportFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.NullUnmarked;

/**
 * Merges an upstream schema, and an upstream error table, into an annotated edition: definitions become upstream's, every
 * text that still describes something stays or follows its definition to a new name. Reports what was added, removed and
 * changed, and what now lacks a description. A second run changes nothing.
 */
@Mojo(name = "import", requiresProject = false, threadSafe = true)
@NullUnmarked // Maven fills the fields in.
public final class ImportMojo extends TlMojo {
    /** The edition to merge into: a directory of files {@code *.tl}, which may be empty or missing, or one file. */
    @Parameter(property = "tl.edition", defaultValue = "${project.basedir}/src/main/tl", required = true)
    private File edition;

    /**
     * What to merge: TL such as the desktop client's {@code api.tl}, the official schema in JSON, the official error table
     * in JSON; found out by the content. In the forms of {@code tl:generate}'s {@code schemas}.
     */
    @Parameter(property = "tl.input", required = true)
    private List<String> input;

    /** The layer, if upstream does not say it or says it wrongly. */
    @Parameter(property = "tl.layer")
    private Integer layer;

    /** Names of definitions whose upstream id may differ from the CRC32 of the definition. */
    @Parameter(property = "tl.acceptIds")
    private List<String> acceptIds;

    /** Names or patterns such as {@code test.*}: definitions that stay although upstream does not have them. */
    @Parameter(property = "tl.keep")
    private List<String> keep;

    /** Whether only to tell what would be done. */
    @Parameter(property = "tl.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** Files to write the changelog to: {@code .md} for Markdown, {@code .html} for a page, {@code .txt} for plain text. */
    @Parameter(property = "tl.reports")
    private List<String> reports;

    @Override
    void run() throws MojoFailureException {
        requireNamed(input, "input", "what is to be merged, such as api.tl");
        Path path = edition.toPath().toAbsolutePath().normalize();
        ImportOptions options = new ImportOptions(
                layer == null ? OptionalInt.empty() : OptionalInt.of(layer),
                Set.copyOf(orEmpty(acceptIds)),
                orEmpty(keep));
        SchemaImport schemaImport = new SchemaImport(path, options);
        ImportReport report = schemaImport.merge(schemaImport.read(sources().read(input)), !dryRun);
        ReportFormat.CONSOLE.render(report.changelog()).lines().forEach(line -> getLog().info(line));
        report.toDo().lines().forEach(line -> getLog().info(line));
        for (Path file : ReportFiles.write(report.changelog(), orEmpty(reports), folder())) {
            getLog().info("Written: " + display(file));
        }
        getLog().info(display(path) + ": " + (dryRun ? "dry run, nothing was changed; it would be " : "")
                + report.summary());
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list;
    }
}
