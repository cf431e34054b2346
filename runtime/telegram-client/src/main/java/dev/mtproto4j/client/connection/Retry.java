package dev.mtproto4j.client.connection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Pauses between attempts: twice as long each time, and half of it by chance, so that clients do not come in step. */
final class Retry {

    private static final int MAX_DOUBLINGS = 6;

    private final ScheduledExecutorService scheduler;
    private final RandomGenerator random;
    private final Duration first;

    Retry(ScheduledExecutorService scheduler, RandomGenerator random, Duration first) {
        this.scheduler = scheduler;
        this.random = random;
        this.first = first;
    }

    /** @param attempt how many attempts have failed, from 1 */
    @SuppressWarnings("FutureReturnValueIgnored") // the timer cannot fail
    CompletableFuture<Void> pause(int attempt) {
        long most = first.toMillis() << Math.min(attempt - 1, MAX_DOUBLINGS);
        long millis = most / 2 + random.nextLong(most / 2 + 1);
        CompletableFuture<Void> done = new CompletableFuture<>();
        scheduler.schedule(() -> done.complete(null), millis, TimeUnit.MILLISECONDS);
        return done;
    }
}
