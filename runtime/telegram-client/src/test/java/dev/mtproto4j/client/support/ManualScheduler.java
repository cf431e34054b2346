package dev.mtproto4j.client.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Time that passes when a test says so: a scheduler and its clock. */
public final class ManualScheduler extends ScheduledThreadPoolExecutor {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Timer<?>> timers = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T00:00:00Z");

    /** At a fixed moment, with nothing to do. */
    public ManualScheduler() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return schedule(Executors.callable(task), delay, unit);
    }

    @Override
    public synchronized <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        Timer<V> timer = new Timer<>(task, now.plusMillis(unit.toMillis(delay)));
        timers.add(timer);
        notifyAll();
        return timer;
    }

    /** Waits, in real time, until that many wait for so long from now. */
    public synchronized void awaitTimers(int count, Duration wait) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (waits().stream().filter(wait::equals).count() != count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError(count + " timers of " + wait + " awaited in vain; there are " + waits());
            }
            wait(left);
        }
    }

    /** The waits that have not ended and were not cancelled, shortest first. */
    public synchronized List<Duration> waits() {
        return timers.stream()
                .filter(timer -> !timer.isDone())
                .map(timer -> Duration.between(now, timer.due))
                .sorted()
                .toList();
    }

    /** Lets time pass, and does what becomes due, in order. */
    public void advance(Duration time) {
        Instant end;
        synchronized (this) {
            end = now.plus(time);
        }
        for (Timer<?> timer = next(end); timer != null; timer = next(end)) {
            timer.run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized @Nullable Timer<?> next(Instant end) {
        timers.removeIf(FutureTask::isDone);
        Timer<?> first = timers.isEmpty() ? null : Collections.min(timers, Comparator.comparing(timer -> timer.due));
        if (first == null || first.due.isAfter(end)) {
            return null;
        }
        now = first.due;
        return first;
    }

    /** Shows the time of this scheduler. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                synchronized (ManualScheduler.this) {
                    return now;
                }
            }
        };
    }

    private final class Timer<V> extends FutureTask<V> implements ScheduledFuture<V> {
        final Instant due;

        Timer(Callable<V> task, Instant due) {
            super(task);
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(clock().instant(), due));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
