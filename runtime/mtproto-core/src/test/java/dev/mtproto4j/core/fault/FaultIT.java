package dev.mtproto4j.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A client and a server with a proxy between them that cuts, spoils, delays, repeats and swallows. Each call ends once
 * and says the truth about its execution, and nothing is left behind: no connection, session, descriptor, thread or heap.
 *
 * <p>By default some two hundred runs; {@code -Dmtproto4j.fault.runs=5000} for more, {@code -Dmtproto4j.fault.step=1} to
 * cut at each byte. {@code -Dmtproto4j.fault.seed=17} repeats one seed, {@code -Dmtproto4j.fault.cut=317} one cut.
 */
class FaultIT {

    private static final int PARALLEL = 24;
    private static final int RUNS = Integer.getInteger("mtproto4j.fault.runs", 120);
    private static final int STEP = Integer.getInteger("mtproto4j.fault.step", 41);
    /** A seed fixes what is done and when in the stream it goes wrong, but not how threads take turns. */
    private static final int REPETITIONS = Integer.getInteger("mtproto4j.fault.repetitions", 20);

    private static final long ONE_SEED = Long.getLong("mtproto4j.fault.seed", -1);
    private static final int ONE_CUT = Integer.getInteger("mtproto4j.fault.cut", -1);

    /** A conversation of four calls; with a key exchange before it. */
    private static final int CALLS_BYTES = 1200;

    private static final int EXCHANGE_BYTES = 2400;

    /** What is loaded and allocated once is not left behind by what comes later. */
    @BeforeAll
    static void warmUp() throws InterruptedException {
        try (FaultyWorld world = new FaultyWorld()) {
            FaultyRun.cutAt(world, Integer.MAX_VALUE, true, false).run();
            world.awaitQuiet();
        }
    }

    @Test
    void seeds() throws InterruptedException {
        boolean all = ONE_SEED < 0;
        FaultyWorld world = runAll(
                "seeds",
                in -> LongStream.range(0, all ? RUNS : REPETITIONS)
                        .mapToObj(number -> all
                                ? FaultyRun.ofSeed(in, "s" + number, number)
                                : FaultyRun.ofSeed(in, "s" + ONE_SEED + "-" + number, ONE_SEED))
                        .toList());
        if (all) {
            assertThat(world.faults.total()).isGreaterThan(RUNS / 4);
            assertThat(world.outcomes.of(Outcome.RESULT)).isGreaterThan(RUNS);
        }
    }

    @Test
    void cutsWhileCallsAreMade() throws InterruptedException {
        cuts("cuts during calls", CALLS_BYTES, STEP, true);
    }

    @Test
    void cutsWhileAKeyIsExchanged() throws InterruptedException {
        cuts("cuts during key exchange", EXCHANGE_BYTES, 5 * STEP, false);
    }

    private static void cuts(String what, int bytes, int step, boolean knownKey) throws InterruptedException {
        List<Integer> offsets = new ArrayList<>();
        for (int offset = ONE_CUT < 0 ? 0 : ONE_CUT; offset < (ONE_CUT < 0 ? bytes : ONE_CUT + 1); offset += step) {
            offsets.add(offset);
        }
        FaultyWorld world = runAll(
                what,
                in -> offsets.stream()
                        .flatMap(offset ->
                                List.of(true, false).stream().map(up -> FaultyRun.cutAt(in, offset, up, knownKey)))
                        .toList());
        assertThat(world.faults.of(Fault.Kind.CUT)).isGreaterThanOrEqualTo(offsets.size());
    }

    /** Runs all in a world of their own, some at a time; a failure names the run, and how to repeat it. */
    private static FaultyWorld runAll(String what, Function<FaultyWorld, List<FaultyRun>> make)
            throws InterruptedException {
        Footprint before = Footprint.now();
        FaultyWorld world = runAllInAWorld(what, make);
        before.holdsNoMore();
        return world;
    }

    /** A method of its own, so that nobody holds the runs when it is over. */
    private static FaultyWorld runAllInAWorld(String what, Function<FaultyWorld, List<FaultyRun>> make)
            throws InterruptedException {
        long start = System.nanoTime();
        FaultyWorld world = new FaultyWorld();
        try (world) {
            List<FaultyRun> runs = make.apply(world);
            runAll(runs);
            world.awaitQuiet();
            for (FaultyRun run : runs) {
                try {
                    run.check();
                } catch (AssertionError e) {
                    throw failed(run, e);
                }
            }
            System.out.printf(
                    "%s: %d runs in %d ms; faults %s; calls %s%n",
                    what, runs.size(), (System.nanoTime() - start) / 1_000_000, world.faults, world.outcomes);
        }
        return world;
    }

    private static void runAll(List<FaultyRun> runs) throws InterruptedException {
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
    }

    private static AssertionError failed(FaultyRun run, Throwable cause) {
        return new AssertionError(
                "run " + run + ": " + cause.getMessage() + System.lineSeparator()
                        + "repeat it with: ./mvnw -pl runtime/mtproto-core -am verify -Dtest=None -Dit.test=FaultIT"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false "
                        + run.repetition(),
                cause);
    }
}
