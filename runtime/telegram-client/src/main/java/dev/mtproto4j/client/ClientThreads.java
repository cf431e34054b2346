package dev.mtproto4j.client;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one client: those that the program gave, and daemon threads of our own, which end with the client. The
 * pool for callbacks is not bounded, because callbacks may block and wait for one another; idle threads soon go away, so
 * that it need not be shut down under late events of a connection.
 */
final class ClientThreads implements AutoCloseable {

    private static final int IDLE_SECONDS = 5;

    private final Executor callbacks;
    private final ScheduledExecutorService scheduler;
    private final @Nullable ScheduledExecutorService ownScheduler;

    ClientThreads(@Nullable Executor givenCallbacks, @Nullable ScheduledExecutorService givenScheduler) {
        callbacks = givenCallbacks == null ? newCallbacks() : givenCallbacks;
        ownScheduler = givenScheduler == null ? newScheduler() : null;
        scheduler = ownScheduler == null ? Objects.requireNonNull(givenScheduler) : ownScheduler;
    }

    private static Executor newCallbacks() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("mtproto4j-callback-"));
    }

    private static ScheduledExecutorService newScheduler() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("mtproto4j-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    Executor callbacks() {
        return callbacks;
    }

    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** Ends our own timer; what waits for it is the client's to fail. */
    @Override
    public void close() {
        if (ownScheduler != null) {
            ownScheduler.shutdownNow();
        }
    }
}
