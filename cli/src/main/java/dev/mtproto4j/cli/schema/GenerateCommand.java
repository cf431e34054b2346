package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.java.GeneratedFile;
import dev.mtproto4j.generator.java.GeneratedSources;
import dev.mtproto4j.generator.java.TlCompiler;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.tools.incremental.Fingerprint;
import dev.mtproto4j.generator.tools.incremental.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtproto4j schema generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Generates Java sources from a schema. Files are written only if they differ; files of earlier runs that the "
                    + "schema does not make any more are deleted. What was not generated is never touched.",
            "The sources need the library dev.mtproto4j:tl-runtime and JSpecify's annotations."
        })
final class GenerateCommand extends SchemaTask {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The source root, under which packages are folders.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path out;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Remembers the run there, and leaves the next one out if nothing has changed.")
    private @Nullable Path state;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private JavaOptions java;

    @Override
    public Integer call() throws IOException {
        if (!java.hasPackage()) {
            throw wrongUsage("--package is missing: the root of the generated packages, such as com.example.api");
        }
        if (Files.isRegularFile(out)) {
            throw wrongUsage("--out " + out + " is a file; it takes the folder under which packages are folders");
        }
        List<SourceText> texts = schema().texts();
        String fingerprint = state == null ? "" : fingerprint(texts);
        if (state != null) {
            OptionalInt files = new RunState(state).upToDate(fingerprint, out);
            if (files.isPresent()) {
                out().println(out + ": up to date, " + files.getAsInt() + " files");
                return 0;
            }
        }
        LoadedSchema loaded = SchemaLoader.loadSources(texts, schema().options());
        loaded.report().warnings().forEach(warning -> out().print(warning.format()));
        out().println(SchemaOption.describe(loaded));
        GeneratedSources sources = new TlCompiler(java.options(), schema().options()).compile(loaded);
        out().println(out + ": " + sources.writeTo(out));
        if (state != null) {
            new RunState(state)
                    .save(
                            fingerprint,
                            out,
                            sources.files().stream().map(GeneratedFile::path).toList());
        }
        return 0;
    }

    private String fingerprint(List<SourceText> texts) {
        Fingerprint fingerprint = new Fingerprint().add(java.fingerprint()).add(String.valueOf(out));
        CodeSource generator = TlCompiler.class.getProtectionDomain().getCodeSource();
        if (generator != null) {
            fingerprint.add(Path.of(generator.getLocation().getPath()));
        }
        texts.forEach(text -> fingerprint.add(text.file()).add(text.text()));
        return fingerprint.hex();
    }
}
