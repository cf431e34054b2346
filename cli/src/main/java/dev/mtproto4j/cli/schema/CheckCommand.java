package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.java.GeneratedFiles.Difference;
import dev.mtproto4j.generator.java.GeneratedSources;
import dev.mtproto4j.generator.java.TlCompiler;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtproto4j schema check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a schema: syntax, names, conditions, ids. Everything that is wrong is reported with its place.",
            "With --sources also checks that a folder holds what the schema gives; it writes nothing."
        })
final class CheckCommand extends SchemaTask {
    @Option(
            names = "--sources",
            paramLabel = "DIR",
            description = "A source root with generated files, to compare with; needs --package.")
    private @Nullable Path sources;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private JavaOptions java;

    @Override
    public Integer call() {
        if (sources != null && !java.hasPackage()) {
            throw wrongUsage("--sources needs --package: the root of the packages in there");
        }
        LoadedSchema loaded = schema().load();
        loaded.report().warnings().forEach(warning -> out().print(warning.format()));
        out().println(SchemaOption.describe(loaded));
        if (sources == null) {
            return 0;
        }
        GeneratedSources generated = new TlCompiler(java.options(), schema().options()).compile(loaded);
        Optional<Difference> difference = generated.firstDifference(sources);
        if (difference.isEmpty()) {
            out().println(sources + ": all " + generated.files().size() + " files are what the schema gives");
            return 0;
        }
        Difference first = difference.get();
        out().println(first.file() + (first.line() > 0 ? ":" + first.line() : "") + ": " + first.message());
        out().println("The sources are not what the schema gives. Generate them anew: mtproto4j schema generate --out "
                + sources);
        return 1;
    }
}
