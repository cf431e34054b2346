package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.session.OutgoingMessage;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a link alive with {@code ping_delay_disconnect}, and notices when nothing comes back: a link
 * on which the server stays silent after a ping is closed, whatever TCP says.
 *
 * <p>Pings go out at an interval, and early when calls are unanswered and the server has been silent.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages#deferred-connection-closure-+-ping">
 *     Deferred connection closure + ping</a>
 */
final class ConnectionWatchdog {

    private final EventLoop loop;
    private final LongSupplier nanoTime;
    private final Duration interval;
    private final Duration silence;
    private final Function<Duration, OutgoingMessage> pinger;
    private final BooleanSupplier callsPending;
    private final Consumer<Throwable> onDead;

    private boolean running;
    private long lastHeard;
    private long pingedAt;
    private @Nullable OutgoingMessage ping;
    private @Nullable ScheduledFuture<?> nextPing;
    private @Nullable ScheduledFuture<?> check;

    /** {@code pinger} sends a ping that tells the server how long to keep the connection after it. */
    ConnectionWatchdog(
            EventLoop loop,
            ConnectionOptions options,
            Function<Duration, OutgoingMessage> pinger,
            BooleanSupplier callsPending,
            Consumer<Throwable> onDead) {
        this.loop = loop;
        this.nanoTime = options.nanoTime;
        this.interval = options.pingInterval;
        this.silence = options.pongTimeout;
        this.pinger = pinger;
        this.callsPending = callsPending;
        this.onDead = onDead;
    }

    /** A link is open; the first ping goes out at once. */
    void start() {
        running = true;
        heard();
        ping();
    }

    void stop() {
        running = false;
        ping = null;
        cancel(nextPing);
        cancel(check);
        nextPing = null;
        check = null;
    }

    void heard() {
        lastHeard = nanoTime.getAsLong();
    }

    /** Something was written; if it stays unanswered, the server is asked whether it is there. */
    void wrote() {
        if (running && check == null) {
            check = after(silence, this::checkSilence);
        }
    }

    /** Whether this message is the ping that is out; it counts as answered. */
    boolean answered(OutgoingMessage message) {
        if (message != ping) {
            return false;
        }
        ping = null;
        return true;
    }

    private void ping() {
        if (!running) {
            return;
        }
        cancel(nextPing);
        nextPing = after(interval, this::ping);
        ping = pinger.apply(interval.plus(silence));
        pingedAt = nanoTime.getAsLong();
        wrote();
    }

    private void checkSilence() {
        check = null;
        // Silence counts from the ping on: a link may be idle for long before it.
        long since = ping == null ? lastHeard : Math.max(lastHeard, pingedAt);
        Duration silent = Duration.ofNanos(nanoTime.getAsLong() - since);
        if (silent.compareTo(silence) < 0) {
            if (ping != null || callsPending.getAsBoolean()) {
                check = after(silence.minus(silent), this::checkSilence);
            }
        } else if (ping != null) {
            onDead.accept(new MtprotoException(
                    "the server has been silent for " + silent.toMillis() + " ms although it was pinged"));
        } else if (callsPending.getAsBoolean()) {
            ping();
        }
    }

    private ScheduledFuture<?> after(Duration delay, Runnable task) {
        return loop.schedule(
                () -> {
                    if (running) {
                        task.run();
                    }
                },
                delay.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private static void cancel(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
