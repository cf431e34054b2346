package dev.mtproto4j.client.rpc;

import dev.mtproto4j.core.RequestTimeoutException;
import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Ends a call that takes longer than it may, waits and repetitions included, with a {@link RequestTimeoutException}; the
 * attempt that is under way is withdrawn.
 */
public final class DeadlineInterceptor implements RpcInterceptor {

    private final Duration limit;
    private final ScheduledExecutorService scheduler;

    public DeadlineInterceptor(Duration limit, ScheduledExecutorService scheduler) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a deadline of " + limit);
        }
        this.limit = limit;
        this.scheduler = scheduler;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the stages only tidy up
    public <R> CompletableFuture<R> intercept(TlMethod<R> method, RpcInvoker next) {
        CompletableFuture<R> attempts = next.invoke(method);
        Relay<R> relay = new Relay<>();
        relay.follow(attempts);
        CompletableFuture<Void> timer = Sleep.of(limit, scheduler);
        timer.thenRun(() -> {
            // An earlier attempt may have been executed; the last one may be so yet.
            if (relay.completeExceptionally(new RequestTimeoutException(method.tlName(), limit, false))) {
                attempts.cancel(true);
            }
        });
        relay.whenComplete((result, error) -> timer.cancel(false));
        return relay;
    }
}
