package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.load.SchemaReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which schema a command works on. */
final class SchemaOption {
    @Option(
            names = "--schema",
            paramLabel = "PATH",
            required = true,
            description = "A file, or a directory of *.tl files. May be repeated: together they are one schema.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--ids",
            defaultValue = "error",
            paramLabel = "error|warn|off",
            description = "What to do about an id that is not the CRC32 of its definition. Default: ${DEFAULT-VALUE}.")
    private IdCheck ids = IdCheck.ERROR;

    LoadedSchema load() {
        return SchemaLoader.load(paths, SchemaOptions.defaults().withIdCheck(ids));
    }

    /** The counts of a schema in one line. */
    static String describe(LoadedSchema loaded) {
        SchemaReport report = loaded.report();
        String layer = loaded.schema().layer().isPresent()
                ? "layer " + loaded.schema().layer().getAsInt() + ", "
                : "";
        return String.format(
                Locale.ROOT,
                "%s%d constructors, %d methods, %d ids are the CRC32 of their definition, %d are not",
                layer,
                report.constructors(),
                report.methods(),
                report.idsVerified(),
                report.constructors() + report.methods() - report.idsVerified());
    }
}
