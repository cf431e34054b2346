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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mtproto4j schema measure}. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Times the generator on a schema: cold (the first run of a fresh Java), warm, nothing changed, and up to"
                    + " date; and the most memory that it took. Everything is written to a temporary folder."
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
            Clock clock = new Clock();
            GeneratedSources sources = run(folder.resolve("cold"));
            print("cold", clock.stop());
            List<Times> warm = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                clock = new Clock();
                run(folder.resolve("warm" + i));
                warm.add(clock.stop());
            }
            warm.sort(Comparator.comparingLong(Times::nanos));
            print("warm, median of " + runs, warm.get(runs / 2));
            clock = new Clock();
            run(folder.resolve("cold"));
            print("again, no file differs", clock.stop());
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
        Clock clock = new Clock();
        if (state.upToDate(fingerprint(), folder).isEmpty()) {
            throw new IllegalStateException("the files changed while they were measured");
        }
        print("up to date, by digest", clock.stop());
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
        out().printf(
                        Locale.ROOT,
                        "heap at most %d MB (the sum of its pools' peaks); MTPROTO4J_JAVA_OPTS=-Xmx128m is enough for"
                                + " layer 228%n",
                        heap >> 20);
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    out().println("peak of the whole process " + line.replaceAll("[^0-9]", "") + " kB");
                }
            }
        }
    }

    private void print(String what, Times times) {
        out().printf(
                        Locale.ROOT,
                        "%-26s %8.1f ms, %8.1f ms of CPU%n",
                        what,
                        times.nanos() / 1e6,
                        times.cpuNanos() / 1e6);
    }

    /** @param cpuNanos of all threads, the compilers' and collectors' too: what a busy machine cannot distort */
    private record Times(long nanos, long cpuNanos) {}

    /** Runs from its creation on. */
    private static final class Clock {
        private final long start = System.nanoTime();
        private final long cpuStart = cpuNanos();

        Times stop() {
            return new Times(System.nanoTime() - start, cpuNanos() - cpuStart);
        }

        private static long cpuNanos() {
            return ManagementFactory.getOperatingSystemMXBean()
                            instanceof com.sun.management.OperatingSystemMXBean system
                    ? system.getProcessCpuTime()
                    : 0;
        }
    }
}
