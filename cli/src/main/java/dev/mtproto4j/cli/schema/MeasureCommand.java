package dev.mtproto4j.cli.schema;

import dev.mtproto4j.cli.files.Folders;
import dev.mtproto4j.generator.java.GeneratedFile;
import dev.mtproto4j.generator.java.GeneratedSources;
import dev.mtproto4j.generator.java.GeneratorOptions;
import dev.mtproto4j.generator.java.TlCompiler;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.tools.incremental.Fingerprint;
import dev.mtproto4j.generator.tools.incremental.RunState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mtproto4j schema measure}. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Times the generator on a schema: cold (the first run of a fresh Java), warm, nothing changed, and up to date; "
                    + "and the most memory that it took. Everything is written to a temporary folder."
        })
final class MeasureCommand extends SchemaTask {
    private static final int WARM_RUNS = 5;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Warm runs. Default: ${DEFAULT-VALUE}.")
    private int runs = WARM_RUNS;

    @Override
    public Integer call() throws IOException {
        if (runs < 1) {
            throw wrongUsage("--runs takes a number from 1, not " + runs);
        }
        Path folder = Files.createTempDirectory("mtproto4j-measure-");
        try {
            long start = System.nanoTime();
            GeneratedSources sources = run(folder.resolve("cold"));
            print("cold", System.nanoTime() - start);
            List<Long> warm = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                start = System.nanoTime();
                run(folder.resolve("warm" + i));
                warm.add(System.nanoTime() - start);
            }
            warm.sort(null);
            print("warm, median of " + runs, warm.get(runs / 2));
            start = System.nanoTime();
            run(folder.resolve("cold"));
            print("again, no file differs", System.nanoTime() - start);
            upToDate(sources, folder.resolve("cold"), folder.resolve("state"));
            memory();
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private GeneratedSources run(Path folder) {
        LoadedSchema loaded = SchemaLoader.loadSources(schema().texts(), schema().options());
        GeneratedSources sources = new TlCompiler(GeneratorOptions.of("measured"), schema().options()).compile(loaded);
        sources.writeTo(folder);
        return sources;
    }

    private void upToDate(GeneratedSources sources, Path folder, Path stateFile) {
        RunState state = new RunState(stateFile);
        state.save(
                fingerprint(),
                folder,
                sources.files().stream().map(GeneratedFile::path).toList());
        long start = System.nanoTime();
        if (state.upToDate(fingerprint(), folder).isEmpty()) {
            throw new IllegalStateException("the files changed while they were measured");
        }
        print("up to date, by digest", System.nanoTime() - start);
        out().printf(Locale.ROOT, "%d files%n", sources.files().size());
    }

    private String fingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        for (SourceText text : schema().texts()) {
            fingerprint.add(text.file()).add(text.text());
        }
        return fingerprint.hex();
    }

    private void memory() throws IOException {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        out().printf(Locale.ROOT, "peak heap %d MB (bounded by -Xmx: MTPROTO4J_JAVA_OPTS=-Xmx128m)%n", heap >> 20);
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    out().println("peak of the whole process " + line.replaceAll("[^0-9]", "") + " kB");
                }
            }
        }
    }

    private void print(String what, long nanos) {
        out().printf(Locale.ROOT, "%-26s %8.1f ms%n", what, nanos / 1e6);
    }
}
