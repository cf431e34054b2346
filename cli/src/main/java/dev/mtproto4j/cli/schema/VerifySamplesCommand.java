package dev.mtproto4j.cli.schema;

import dev.mtproto4j.api.MethodRegistry;
import dev.mtproto4j.api.TypeRegistry;
import dev.mtproto4j.cli.files.Folders;
import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mtproto4j schema verify-samples}. */
@Command(
        name = "verify-samples",
        mixinStandardHelpOptions = true,
        description = {
            "Decodes samples of `schema samples`, or of another program, and encodes them again: the bytes must be"
                    + " equal.",
            "Always with the interpreter, which works straight from the schema; with --own-classes also with the"
                    + " generated classes of this build; with --compile also with classes that are generated and compiled "
                    + "now."
        })
final class VerifySamplesCommand extends SchemaTask {
    private enum OwnClasses {
        API,
        MTPROTO;

        Decoder decoder() {
            return switch (this) {
                case API -> Decoder.of(TypeRegistry::read, MethodRegistry::read);
                case MTPROTO ->
                    Decoder.of(dev.mtproto4j.mtproto.TypeRegistry::read, dev.mtproto4j.mtproto.MethodRegistry::read);
            };
        }
    }

    private static final int SHOWN = 20;

    @Option(
            names = "--own-classes",
            paramLabel = "api|mtproto",
            description = "Also with classes of this build: those of the API, or those of service messages.")
    private @Nullable OwnClasses ownClasses;

    @Option(names = "--compile", description = "Also with classes generated from the schema and compiled on the spot.")
    private boolean compile;

    @Parameters(paramLabel = "FILE", description = "The samples.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = out();
        LoadedSchema loaded = schema().load();
        out.println(SchemaOption.describe(loaded));
        List<Sample> samples = SampleFiles.read(file);
        Map<String, Decoder> decoders = new LinkedHashMap<>();
        SchemaCodec codec = new SchemaCodec(loaded.schema());
        decoders.put(
                "interpreter",
                sample -> codec.encode(
                        sample.kind() == Sample.Kind.TYPE
                                ? codec.decode(sample.bytes())
                                : codec.decodeMethod(sample.bytes())));
        if (ownClasses != null) {
            decoders.put("own classes", ownClasses.decoder());
        }
        if (!compile) {
            return verify(samples, decoders, out);
        }
        Path folder = Files.createTempDirectory("mtproto4j-compiled-");
        try (CompiledSchema compiled = CompiledSchema.compile(loaded.schema(), folder)) {
            out.printf(Locale.ROOT, "%d generated files compiled%n", compiled.files());
            decoders.put("compiled classes", compiled.decoder());
            return verify(samples, decoders, out);
        } finally {
            Folders.delete(folder);
        }
    }

    private static int verify(List<Sample> samples, Map<String, Decoder> decoders, PrintWriter out) {
        boolean passed = !samples.isEmpty();
        for (Map.Entry<String, Decoder> decoder : decoders.entrySet()) {
            Verification result = Verification.of(samples, decoder.getValue());
            out.printf(
                    Locale.ROOT,
                    "%s: %d compared, %d equal, %d different%n",
                    decoder.getKey(),
                    samples.size(),
                    samples.size() - result.differences().size(),
                    result.differences().size());
            result.differences().stream().limit(SHOWN).forEach(line -> out.println("  " + line));
            passed &= result.differences().isEmpty();
        }
        if (samples.isEmpty()) {
            out.println("there are no samples");
        }
        return passed ? 0 : 1;
    }
}
