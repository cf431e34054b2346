package dev.mtproto4j.core.fault;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Mixed calls through a faulty proxy for as long as one likes, started by {@code benchmarks/run soak}. Each sample says
 * what the process holds; at the end these are drawn, and what grew fails the run.
 *
 * <p>Clients that stay connected make most of the calls; beside them short conversations, as in {@link FaultIT}, open and
 * close connections, one in twelve with a key exchange.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what a timer does shows in the run
public final class Soak {

    private static final int CLIENTS = 4;
    private static final Duration SETTLE = Duration.ofSeconds(20);

    /** So that they come and go within a sample or two; no client of a soak is away for so long. */
    private static final Duration SESSION_LIFETIME = Duration.ofSeconds(20);

    private final SoakOptions options;
    private final FaultyWorld world = new FaultyWorld(SESSION_LIFETIME);
    private final SoakViolations violations = new SoakViolations();
    private final List<SoakSample> samples = new ArrayList<>();
    private final ScheduledExecutorService clock =
            Executors.newScheduledThreadPool(2, new DefaultThreadFactory("soak-clock", true));
    private final ExecutorService conversations =
            Executors.newFixedThreadPool(4, new DefaultThreadFactory("soak-conversation", true));

    private Soak(SoakOptions options) {
        this.options = options;
    }

    /** Options are those of {@link SoakOptions}; the exit code is 0 when everything stayed flat and true. */
    public static void main(String[] arguments) throws Exception {
        SoakOptions options;
        try {
            options = SoakOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new Soak(options).run() ? 0 : 1);
    }

    private boolean run() throws InterruptedException, IOException {
        System.out.println(options);
        System.out.println(SoakSample.HEADING);
        CountDownLatch end = new CountDownLatch(1);
        clock.schedule(end::countDown, options.duration().toMillis(), TimeUnit.MILLISECONDS);
        List<SoakClient> clients = startClients();
        Random seeds = new Random(options.seed());
        clock.scheduleAtFixedRate(() -> converse(seeds.nextLong() >>> 1), 500, 500, TimeUnit.MILLISECONDS);
        long every = options.sampleEvery().toMillis();
        clock.scheduleAtFixedRate(this::sample, every, every, TimeUnit.MILLISECONDS);
        end.await();
        clock.shutdown();
        clients.forEach(SoakClient::close);
        conversations.shutdown();
        if (!conversations.awaitTermination(SETTLE.plus(SETTLE).toSeconds(), TimeUnit.SECONDS)) {
            violations.add("conversations that do not end");
        }
        return report();
    }

    private List<SoakClient> startClients() {
        List<SoakClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            SoakClient client = new SoakClient(world, "soak" + i, options.seed() + i, clock, violations);
            clients.add(client);
            long micros = 1_000_000L * CLIENTS / options.callsPerSecond();
            clock.scheduleAtFixedRate(client::call, 1_000_000, micros, TimeUnit.MICROSECONDS);
        }
        return clients;
    }

    /** A short conversation of its own, with whatever faults its seed brings. */
    private void converse(long seed) {
        conversations.execute(() -> {
            FaultyRun run = FaultyRun.ofSeed(world, "s" + seed, seed);
            try {
                run.run();
                clock.schedule(() -> violations.guard(run::check), SETTLE.toSeconds(), TimeUnit.SECONDS);
            } catch (java.util.concurrent.RejectedExecutionException e) {
                // The soak is over; what was under way is not judged.
            } catch (AssertionError e) {
                violations.add("run " + run + ": " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void sample() {
        SoakSample sample = SoakSample.take(samples.size() + 1, world);
        samples.add(sample);
        System.out.println(sample);
    }

    private boolean report() throws IOException {
        System.out.println("faults " + world.faults);
        System.out.println("calls " + world.outcomes);
        SoakVerdict verdict = new SoakVerdict(samples, options.sampleEvery());
        Files.createDirectories(options.output());
        Path plot = options.output().resolve("soak.svg");
        Files.writeString(plot, SoakPlot.svg(samples));
        Files.writeString(options.output().resolve("soak.csv"), SoakSample.csv(samples));
        verdict.lines().forEach(System.out::println);
        violations.print(System.out);
        boolean good = verdict.isFlat() && violations.isEmpty();
        System.out.println((good ? "flat" : "NOT FLAT") + "; " + plot);
        world.close();
        return good;
    }
}
