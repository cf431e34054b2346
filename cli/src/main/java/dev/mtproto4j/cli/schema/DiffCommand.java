package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.tools.diff.Changelog;
import dev.mtproto4j.generator.tools.diff.Changelog.FailOn;
import dev.mtproto4j.generator.tools.diff.SchemaDiff;
import dev.mtproto4j.generator.tools.report.ReportFiles;
import dev.mtproto4j.generator.tools.report.ReportFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtproto4j schema diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two schemas by what they mean, and says of each difference whether it breaks the wire or Java "
                    + "sources.",
            "A schema is a file, a directory, a revision of git (HEAD~1:schema/api), a jar (some.jar!/api), or an artifact "
                    + "in Maven's local repository (group:artifact:version!/api)."
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The old schema.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String from;

    @Parameters(index = "1", paramLabel = "NEW", description = "The new schema.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String to;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the changelog: .md, .html or .txt.")
    private List<String> reports = new ArrayList<>();

    @Option(
            names = "--fail-on",
            paramLabel = "never|breaking|wire|java",
            defaultValue = "never",
            description = "Which changes end the command with exit code 1. Default: ${DEFAULT-VALUE}.")
    private FailOn failOn = FailOn.NEVER;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Changelog changelog = SchemaDiff.between(from, load(from), to, load(to));
        out.print(ReportFormat.CONSOLE.render(changelog));
        ReportFiles.write(changelog, reports, Path.of("")).forEach(file -> out.println("Written: " + file));
        int stopped = changelog.stoppedBy(failOn).size();
        if (stopped == 0) {
            return 0;
        }
        out.flush();
        spec.commandLine().getErr().println("mtproto4j: " + ReportFiles.refusal(failOn, stopped));
        return 1;
    }

    private static Schema load(String reference) {
        return SchemaLoader.loadSources(
                        SchemaOption.read(List.of(reference)),
                        SchemaOptions.defaults().withIdCheck(IdCheck.OFF))
                .schema();
    }
}
