package dev.mtproto4j.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A client and a server with a proxy between them that cuts, spoils, delays, repeats and swallows. Each call ends once
 * and says the truth about its execution, and nothing is left behind.
 *
 * <p>By default some two hundred runs; {@code -Dmtproto4j.fault.runs=5000} for more, {@code -Dmtproto4j.fault.step=1} to
 * cut at each byte, {@code -Dmtproto4j.fault.seed=17} to repeat one seed.
 */
class FaultIT {

    private static final int PARALLEL = 24;
    private static final int RUNS = Integer.getInteger("mtproto4j.fault.runs", 120);
    private static final int STEP = Integer.getInteger("mtproto4j.fault.step", 41);
    /** A seed fixes what is done and when in the stream it goes wrong, but not how threads take turns. */
    private static final int REPETITIONS = Integer.getInteger("mtproto4j.fault.repetitions", 20);

    private static final long ONE_SEED = Long.getLong("mtproto4j.fault.seed", -1);

    /** A conversation of four calls; with a key exchange before it. */
    private static final int CALLS_BYTES = 1200;

    private static final int EXCHANGE_BYTES = 2400;

    private final List<FaultyRun> done = new ArrayList<>();

    @Test
    void seeds() throws InterruptedException {
        try (FaultyWorld world = new FaultyWorld()) {
            IntFunction<FaultyRun> ofSeed = number -> ONE_SEED < 0
                    ? FaultyRun.ofSeed(world, "s" + number, number)
                    : FaultyRun.ofSeed(world, "s" + ONE_SEED + "-" + number, ONE_SEED);
            runAll(
                    world,
                    "seeds",
                    IntStream.range(0, ONE_SEED < 0 ? RUNS : REPETITIONS)
                            .mapToObj(ofSeed)
                            .toList());
            if (ONE_SEED < 0) {
                assertThat(world.faults.total()).isGreaterThan(RUNS / 4);
                assertThat(world.outcomes.of(Outcome.RESULT)).isGreaterThan(RUNS);
            }
        }
    }

    @Test
    void cutsWhileCallsAreMade() throws InterruptedException {
        try (FaultyWorld world = new FaultyWorld()) {
            List<FaultyRun> runs = new ArrayList<>();
            for (int offset = 0; offset < CALLS_BYTES; offset += STEP) {
                runs.add(FaultyRun.cutAt(world, offset, true, true));
                runs.add(FaultyRun.cutAt(world, offset, false, true));
            }
            runAll(world, "cuts during calls", runs);
            assertThat(world.faults.of(Fault.Kind.CUT)).isGreaterThan(runs.size() / 2);
        }
    }

    @Test
    void cutsWhileAKeyIsExchanged() throws InterruptedException {
        try (FaultyWorld world = new FaultyWorld()) {
            List<FaultyRun> runs = new ArrayList<>();
            for (int offset = 0; offset < EXCHANGE_BYTES; offset += 5 * STEP) {
                runs.add(FaultyRun.cutAt(world, offset, true, false));
                runs.add(FaultyRun.cutAt(world, offset, false, false));
            }
            runAll(world, "cuts during key exchange", runs);
            assertThat(world.faults.of(Fault.Kind.CUT)).isGreaterThan(runs.size() / 2);
        }
    }

    /** Runs all, some at a time; a failure names the run, so that it can be repeated. */
    private void runAll(FaultyWorld world, String what, List<FaultyRun> runs) throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (FaultyRun run : runs) {
                futures.add(pool.submit(() -> {
                    run.run();
                    return null;
                }));
            }
            for (int i = 0; i < futures.size(); i++) {
                try {
                    futures.get(i).get();
                } catch (ExecutionException e) {
                    throw failed(runs.get(i), e.getCause() == null ? e : e.getCause());
                }
            }
        } finally {
            pool.shutdownNow();
        }
        nothingIsLeft(world);
        for (FaultyRun run : runs) {
            try {
                run.check();
            } catch (AssertionError e) {
                throw failed(run, e);
            }
        }
        done.addAll(runs);
        System.out.printf(
                "%s: %d runs in %d ms; faults %s; calls %s%n",
                what, runs.size(), (System.nanoTime() - start) / 1_000_000, world.faults, world.outcomes);
    }

    private static AssertionError failed(FaultyRun run, Throwable cause) {
        String repeat = run.toString().startsWith("s")
                ? "; repeat it with -Dmtproto4j.fault.seed="
                        + run.toString().substring(1).replaceFirst("-.*", "")
                : "";
        return new AssertionError("run " + run + ": " + cause.getMessage() + repeat, cause);
    }

    /** Connections end on both sides, sessions expire, descriptors go back. */
    private static void nothingIsLeft(FaultyWorld world) throws InterruptedException {
        await("connections of the server", () -> world.server.connections().isEmpty());
        await("sessions of the server", () -> world.server.sessions().isEmpty());
        // The world has one listener and its selectors; sockets of the runs would be hundreds.
        long limit = 100 + openFilesOfTheJvm;
        await("open files", () -> openFiles() < limit);
    }

    private static final long openFilesOfTheJvm = openFiles();

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(what + " are left");
    }
}
