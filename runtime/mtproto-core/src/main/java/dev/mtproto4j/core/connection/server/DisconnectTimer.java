package dev.mtproto4j.core.connection.server;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which no {@code ping_delay_disconnect} comes in time: each one starts the time anew.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages#deferred-connection-closure-+-ping">
 *     Deferred connection closure + ping</a>
 */
final class DisconnectTimer {

    private final EventLoop loop;
    private final Runnable close;
    private @Nullable ScheduledFuture<?> running;

    DisconnectTimer(EventLoop loop, Runnable close) {
        this.loop = loop;
        this.close = close;
    }

    /** From any thread. */
    void restart(Duration delay) {
        loop.execute(() -> {
            stop();
            running = loop.schedule(close, delay.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** On the event loop. */
    void stop() {
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }
}
