package dev.mtproto4j.client.auth;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at a QR code again when it expires, for as long as one is shown. Thread-safe. */
final class QrRefresh {

    /** An expiry that is wrong must not become a storm of requests. */
    private static final Duration LEAST = Duration.ofSeconds(2);

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final LoginContext context;
    private final Runnable poll;
    private @Nullable ScheduledFuture<?> next;

    QrRefresh(LoginContext context, Runnable poll) {
        this.context = context;
        this.poll = poll;
    }

    synchronized void accept(LoginState state) {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
        if (state instanceof LoginState.WaitQrScan scan) {
            schedule(Duration.between(context.serverTime(), scan.expires()));
        }
    }

    private synchronized void schedule(Duration left) {
        Duration wait = left.compareTo(LEAST) < 0 ? LEAST : left;
        try {
            next = context.scheduler().schedule(this::due, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The client is closing: nobody looks at the code any more.
            next = null;
        }
    }

    /** A poll that works brings a new state, which cancels the second look that is scheduled here. */
    private void due() {
        schedule(AGAIN);
        poll.run();
    }
}
