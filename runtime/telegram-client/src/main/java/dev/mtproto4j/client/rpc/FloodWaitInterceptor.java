package dev.mtproto4j.client.rpc;

import dev.mtproto4j.core.observe.ConnectionObserver;
import dev.mtproto4j.core.observe.ConnectionTelemetry;
import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sleeps when a server asks for it and the wait is short, then repeats the call; no thread is held meanwhile. A longer
 * wait reaches the caller as the error that it is; {@link FloodWait#of} tells how long.
 */
public final class FloodWaitInterceptor implements RpcInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(FloodWaitInterceptor.class);

    /** A server that asks again and again is not obeyed for ever. */
    private static final int MAX_SLEEPS = 10;

    private final Duration threshold;
    private final ScheduledExecutorService scheduler;
    private final ConnectionObserver observer;

    /** @param threshold the longest wait that is slept; zero for none */
    public FloodWaitInterceptor(Duration threshold, ScheduledExecutorService scheduler) {
        this(threshold, scheduler, ConnectionObserver.NONE);
    }

    /**
     * An interceptor that says how often it was needed.
     *
     * @param threshold the longest wait that is slept; zero for none
     * @param observer hears of each wait, slept or not
     */
    public FloodWaitInterceptor(Duration threshold, ScheduledExecutorService scheduler, ConnectionObserver observer) {
        this.threshold = threshold;
        this.scheduler = scheduler;
        this.observer = observer;
    }

    @Override
    public <R> CompletableFuture<R> intercept(TlMethod<R> method, RpcInvoker next) {
        Relay<R> relay = new Relay<>();
        attempt(method, next, relay, 0);
        return relay;
    }

    private <R> void attempt(TlMethod<R> method, RpcInvoker next, Relay<R> relay, int slept) {
        relay.follow(next.invoke(method), (result, error) -> {
            if (error == null) {
                relay.complete(result);
                return;
            }
            Duration wait = FloodWait.of(error).orElse(null);
            if (wait == null) {
                relay.completeExceptionally(error);
                return;
            }
            boolean sleeps = !threshold.isZero() && wait.compareTo(threshold) <= 0 && slept < MAX_SLEEPS;
            ConnectionTelemetry.floodWait(observer, method.tlName(), wait, sleeps);
            if (!sleeps) {
                relay.completeExceptionally(error);
                return;
            }
            LOG.info("{}: the server asks to wait {} s; the call is repeated then", method.tlName(), wait.toSeconds());
            relay.follow(Sleep.of(wait, scheduler), (nothing, failed) -> {
                if (failed != null) {
                    relay.completeExceptionally(error);
                } else {
                    attempt(method, next, relay, slept + 1);
                }
            });
        });
    }
}
