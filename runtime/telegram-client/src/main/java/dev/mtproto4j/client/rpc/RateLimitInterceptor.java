package dev.mtproto4j.client.rpc;

import dev.mtproto4j.tl.TlMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/**
 * Lets at most so many calls begin in any period of that length; the others wait, in the order in which they came, and no
 * thread is held meanwhile. Spares a program the flood waits that it can foresee.
 *
 * <pre>{@code
 * // Thirty messages a second, whatever else is called.
 * new RateLimitInterceptor(30, Duration.ofSeconds(1), SendMessage.class::isInstance, Clock.systemUTC(), scheduler)
 * }</pre>
 */
public final class RateLimitInterceptor implements RpcInterceptor {

    private final int calls;
    private final Duration period;
    private final Predicate<TlMethod<?>> which;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    /** When the last calls began or will begin, as many as are allowed in a period. */
    private final Deque<Instant> begins = new ArrayDeque<>();

    /**
     * A limit.
     *
     * @param calls at least 1
     * @param which the methods that count; others pass
     * @throws IllegalArgumentException if nothing would ever be allowed
     */
    public RateLimitInterceptor(
            int calls, Duration period, Predicate<TlMethod<?>> which, Clock clock, ScheduledExecutorService scheduler) {
        if (calls < 1 || period.isNegative()) {
            throw new IllegalArgumentException(calls + " calls in " + period);
        }
        this.calls = calls;
        this.period = period;
        this.which = which;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    @Override
    public <R> CompletableFuture<R> intercept(TlMethod<R> method, RpcInvoker next) {
        if (!which.test(Wrappers.inside(method))) {
            return next.invoke(method);
        }
        Duration wait = reserve();
        if (wait.isZero()) {
            return next.invoke(method);
        }
        Relay<R> relay = new Relay<>();
        relay.follow(Sleep.of(wait, scheduler), (nothing, failed) -> {
            if (failed == null) {
                relay.follow(next.invoke(method));
            } else {
                relay.completeExceptionally(failed);
            }
        });
        return relay;
    }

    private synchronized Duration reserve() {
        Instant now = clock.instant();
        Instant begin = now;
        if (begins.size() == calls) {
            Instant free = begins.remove().plus(period);
            begin = free.isAfter(now) ? free : now;
        }
        begins.add(begin);
        return Duration.between(now, begin);
    }
}
