package dev.mtproto4j.core.connection;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waits until a session has nothing unanswered, but not for ever. Belongs to the event loop. */
final class Drain {

    private final EventLoop loop;
    private final BooleanSupplier isDry;
    private @Nullable Runnable then;
    private @Nullable ScheduledFuture<?> limit;

    Drain(EventLoop loop, BooleanSupplier isDry) {
        this.loop = loop;
        this.isDry = isDry;
    }

    void start(Duration grace, Runnable task) {
        stop();
        then = task;
        limit = loop.schedule(this::end, grace.toMillis(), TimeUnit.MILLISECONDS);
        check();
    }

    /** Something was answered or withdrawn. */
    void check() {
        if (then != null && isDry.getAsBoolean()) {
            end();
        }
    }

    void stop() {
        then = null;
        if (limit != null) {
            limit.cancel(false);
            limit = null;
        }
    }

    private void end() {
        Runnable task = then;
        stop();
        if (task != null) {
            task.run();
        }
    }
}
