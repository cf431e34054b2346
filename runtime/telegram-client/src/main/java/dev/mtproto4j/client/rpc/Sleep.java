package dev.mtproto4j.client.rpc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Waiting without a thread. */
final class Sleep {

    private Sleep() {}

    /** Completes after that time; cancelling it leaves no timer behind. */
    @SuppressWarnings("FutureReturnValueIgnored") // the stage only tidies up
    static CompletableFuture<Void> of(Duration wait, ScheduledExecutorService scheduler) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Future<?> timer = scheduler.schedule(() -> done.complete(null), wait.toMillis(), TimeUnit.MILLISECONDS);
        done.whenComplete((nothing, error) -> {
            if (error != null) {
                timer.cancel(false);
            }
        });
        return done;
    }
}
