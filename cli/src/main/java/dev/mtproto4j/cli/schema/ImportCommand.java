package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.tools.edition.ImportOptions;
import dev.mtproto4j.generator.tools.edition.ImportReport;
import dev.mtproto4j.generator.tools.edition.SchemaImport;
import dev.mtproto4j.generator.tools.report.ReportFiles;
import dev.mtproto4j.generator.tools.report.ReportFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtproto4j schema import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Merges an upstream schema, and an upstream error table, into an annotated edition: definitions become "
                    + "upstream's, every text that still describes something stays. Reports what was added, removed and "
                    + "changed, and what now lacks a description. A second run changes nothing."
        })
final class ImportCommand implements Callable<Integer> {
    @Option(
            names = "--into",
            paramLabel = "PATH",
            required = true,
            description = "The edition: a directory of *.tl files, which may be empty or missing, or one file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path edition;

    @Parameters(
            paramLabel = "FROM",
            arity = "1..*",
            description =
                    "TL such as the desktop client's api.tl, the official schema in JSON, the official error table "
                            + "in JSON; found out by the content.")
    private List<String> inputs = new ArrayList<>();

    @Option(names = "--layer", paramLabel = "N", description = "The layer, if upstream does not say it.")
    private @Nullable Integer layer;

    @Option(
            names = "--accept-id",
            paramLabel = "NAME",
            description = "A definition whose upstream id may differ from its CRC32. May be repeated.")
    private Set<String> acceptIds = Set.of();

    @Option(
            names = "--keep",
            paramLabel = "PATTERN",
            description =
                    "Definitions that stay although upstream does not have them, such as test.*. May be repeated.")
    private List<String> keep = new ArrayList<>();

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the changelog: .md, .html or .txt.")
    private List<String> reports = new ArrayList<>();

    @Option(names = "--dry-run", description = "Only tells what would be done.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ImportOptions options =
                new ImportOptions(layer == null ? OptionalInt.empty() : OptionalInt.of(layer), acceptIds, keep);
        SchemaImport schemaImport = new SchemaImport(edition, options);
        ImportReport report = schemaImport.merge(schemaImport.read(SchemaOption.read(inputs)), !dryRun);
        out.print(ReportFormat.CONSOLE.render(report.changelog()));
        out.println();
        out.print(report.toDo());
        ReportFiles.write(report.changelog(), reports, Path.of("")).forEach(file -> out.println("Written: " + file));
        out.println(edition + ": " + (dryRun ? "dry run, nothing was changed; it would be " : "") + report.summary());
        return 0;
    }
}
