package dev.mtproto4j.benchmarks.crypto;

import dev.mtproto4j.crypto.AesIge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * {@code AesIge} beside a C program with AES instructions: both do the same messages, first checked to give the same bytes,
 * and take turns, so that what else the machine does befalls both. Prints medians and their ratio.
 */
public final class IgeComparison {

    private static final String PROGRAM = "mtproto4j.ige.program";
    private static final String RATES = "mtproto4j.ige.rates";
    private static final double MEGA = 1_000_000;

    private IgeComparison() {}

    /**
     * Runs the comparison.
     *
     * @param args how many iterations to measure for each size and direction; 7 unless given
     */
    public static void main(String[] args) throws IOException, RunnerException {
        int iterations = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        checkThatBothDoTheSame();
        Path file = Files.createTempFile("ige", ".rates");
        Options options = new OptionsBuilder()
                .include(IgeBenchmark.class.getName())
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(500))
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend(
                        "-D" + PROGRAM + "=" + System.getProperty(PROGRAM), "-D" + RATES + "=" + file.toAbsolutePath())
                .build();
        Collection<RunResult> results = new Runner(options).run();
        print(results, rates(file));
        Files.delete(file);
    }

    private static void checkThatBothDoTheSame() {
        for (int bytes : new int[] {16, 1024, 65536}) {
            byte[] message = NativeIge.message(bytes);
            AesIge ige = new AesIge();
            compare("encrypt", bytes, ige.encrypt(NativeIge.key(), NativeIge.iv(), message));
            compare("decrypt", bytes, ige.decrypt(NativeIge.key(), NativeIge.iv(), message));
        }
    }

    private static void compare(String direction, int bytes, byte[] ours) {
        if (!NativeIge.check(direction, bytes).equals(NativeIge.hash(ours))) {
            throw new IllegalStateException("C and Java " + direction + " " + bytes + " bytes differently");
        }
    }

    private static Map<String, List<Double>> rates(Path file) throws IOException {
        Map<String, List<Double>> rates = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int space = line.lastIndexOf(' ');
            rates.computeIfAbsent(line.substring(0, space), key -> new ArrayList<>())
                    .add(Double.parseDouble(line.substring(space + 1)));
        }
        return rates;
    }

    private static void print(Collection<RunResult> results, Map<String, List<Double>> rates) {
        System.out.printf(
                "%nMB per second of processor time%n%-8s %9s %10s %10s %7s %9s%n",
                "", "bytes", "C", "Java", "ratio", "B/message");
        for (RunResult result : results) {
            String method = result.getParams().getBenchmark();
            String name = method.substring(method.lastIndexOf('.') + 1);
            double garbage = result.getSecondaryResults()
                    .getOrDefault("gc.alloc.rate.norm", result.getPrimaryResult())
                    .getScore();
            if (name.equals("newKey")) {
                System.out.printf("%-47s %9.0f%n", "a new key for a cipher of the JDK", garbage);
                continue;
            }
            int bytes = Integer.parseInt(result.getParams().getParam("bytes"));
            double c = median(rates.getOrDefault("c " + name + " " + bytes, List.of()));
            double ours = median(rates.getOrDefault("java " + name + " " + bytes, List.of()));
            System.out.printf(
                    "%-8s %9d %10.0f %10.0f %7.2f %9.0f%n", name, bytes, c / MEGA, ours / MEGA, ours / c, garbage);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
