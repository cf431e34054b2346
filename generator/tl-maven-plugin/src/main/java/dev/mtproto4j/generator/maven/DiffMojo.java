package dev.mtproto4j.generator.maven;

import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.tools.diff.Changelog;
import dev.mtproto4j.generator.tools.diff.Changelog.FailOn;
import dev.mtproto4j.generator.tools.diff.SchemaDiff;
import dev.mtproto4j.generator.tools.report.ReportFiles;
import dev.mtproto4j.generator.tools.report.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.NullUnmarked;

/**
 * Compares two schemas by what they mean: methods, types, constructors, fields, flags, errors, and who may call. Each
 * difference is classified for the wire and for Java sources. Prints the changelog; writes it as Markdown or HTML; fails
 * the build on breaking changes if told to.
 */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
@NullUnmarked // Maven fills the fields in.
public final class DiffMojo extends TlMojo {
    /**
     * The old schema: files or directories, a revision of git such as {@code HEAD~1:schema/api}, what a jar holds such as
     * {@code old.jar!/api}, or a published artifact such as {@code dev.mtproto4j:telegram-schema:0.1.0!/api}.
     */
    @Parameter(property = "tl.from", required = true)
    private List<String> from;

    /** The new schema, in the same forms. */
    @Parameter(property = "tl.to", defaultValue = "${project.basedir}/src/main/tl", required = true)
    private List<String> to;

    /** Files to write the changelog to: {@code .md} for Markdown, {@code .html} for a page, {@code .txt} for plain text. */
    @Parameter(property = "tl.reports")
    private List<String> reports;

    /**
     * Which changes fail the build: {@code NEVER}, {@code BREAKING} for those that break the wire or Java sources,
     * {@code WIRE} or {@code JAVA} for one of the two; small letters will do.
     */
    @Parameter(property = "tl.failOn", defaultValue = "NEVER")
    private String failOn;

    @Override
    void run() throws MojoFailureException {
        FailOn gate = gate();
        requireNamed(from, "from", "the old schema");
        requireNamed(to, "to", "the new schema");
        Changelog changelog = SchemaDiff.between(String.join(", ", from), load(from), String.join(", ", to), load(to));
        ReportFormat.CONSOLE.render(changelog).lines().forEach(line -> getLog().info(line));
        for (Path file : ReportFiles.write(changelog, reports == null ? List.of() : reports, folder())) {
            getLog().info("Written: " + display(file));
        }
        int stopped = changelog.stoppedBy(gate).size();
        if (stopped > 0) {
            throw new MojoFailureException(ReportFiles.refusal(gate, stopped));
        }
    }

    private FailOn gate() throws MojoFailureException {
        try {
            return FailOn.valueOf(failOn.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("failOn is never, breaking, wire or java, not \"" + failOn + "\"");
        }
    }

    /** Ids are taken as they are: what is compared may be anybody's. */
    private Schema load(List<String> references) {
        return SchemaLoader.loadSources(
                        sources().read(references), SchemaOptions.defaults().withIdCheck(IdCheck.OFF))
                .schema();
    }
}
