package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.load.SchemaReport;
import dev.mtproto4j.generator.tools.source.LocalRepository;
import dev.mtproto4j.generator.tools.source.SchemaSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which schema a command works on. */
final class SchemaOption {
    @Option(
            names = "--schema",
            paramLabel = "WHERE",
            description = {
                "A file, a directory of *.tl files, a revision of git (HEAD~1:schema/api), a jar (some.jar!/api), or an "
                        + "artifact in Maven's local repository (group:artifact:version!/api). May be repeated: together "
                        + "they are one schema. Default: the API that comes with this program."
            })
    private List<String> references = new ArrayList<>();

    @Option(
            names = "--ids",
            defaultValue = "error",
            paramLabel = "error|warn|off",
            description = "What to do about an id that is not the CRC32 of its definition. Default: ${DEFAULT-VALUE}.")
    private IdCheck ids = IdCheck.ERROR;

    LoadedSchema load() {
        return SchemaLoader.loadSources(texts(), options());
    }

    List<SourceText> texts() {
        return read(references.isEmpty() ? BundledSchema.references() : references);
    }

    SchemaOptions options() {
        return SchemaOptions.defaults().withIdCheck(ids);
    }

    /** The texts of any schema that is named on the command line. */
    static List<SourceText> read(List<String> references) {
        return new SchemaSources(Path.of(""), LocalRepository.ofUser()).read(references);
    }

    /** The counts of a schema in one line. */
    static String describe(LoadedSchema loaded) {
        SchemaReport report = loaded.report();
        List<String> parts = new ArrayList<>();
        loaded.schema().layer().ifPresent(layer -> parts.add("layer " + layer));
        parts.add(count(report.constructors(), "constructor"));
        parts.add(count(report.methods(), "method"));
        if (report.idsVerified() > 0) {
            parts.add(count(report.idsVerified(), "id") + " verified by CRC32");
        }
        if (report.idsComputed() > 0) {
            parts.add(count(report.idsComputed(), "id") + " computed");
        }
        if (!report.idExceptions().isEmpty()) {
            parts.add(count(report.idExceptions().size(), "id") + " not the CRC32 of the definition");
        }
        return String.join(", ", parts);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
