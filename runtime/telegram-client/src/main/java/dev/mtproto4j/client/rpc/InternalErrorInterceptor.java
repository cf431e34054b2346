package dev.mtproto4j.client.rpc;

import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a call that failed on an error of the server itself, after 1, 2, 4… seconds: any call whose error says that
 * nothing was done, and calls that only read, whatever the internal error.
 */
public final class InternalErrorInterceptor implements RpcInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(InternalErrorInterceptor.class);

    private static final Set<String> NOTHING_DONE =
            Set.of("WORKER_BUSY_TOO_LONG_RETRY", "RPC_CALL_FAIL", "RPC_MCGET_FAIL", "NO_WORKERS_RUNNING");

    private static final int LONGEST_PAUSE_SECONDS = 32;

    private final int limit;
    private final ScheduledExecutorService scheduler;

    /** @param limit how often a call is repeated at most; 0 for never */
    public InternalErrorInterceptor(int limit, ScheduledExecutorService scheduler) {
        if (limit < 0) {
            throw new IllegalArgumentException(limit + " repetitions");
        }
        this.limit = limit;
        this.scheduler = scheduler;
    }

    @Override
    public <R> CompletableFuture<R> intercept(TlMethod<R> method, RpcInvoker next) {
        Relay<R> relay = new Relay<>();
        attempt(method, next, relay, 0);
        return relay;
    }

    private <R> void attempt(TlMethod<R> method, RpcInvoker next, Relay<R> relay, int repeated) {
        relay.follow(next.invoke(method), (result, error) -> {
            if (error == null) {
                relay.complete(result);
            } else if (repeated == limit || !isWorthRepeating(method, error)) {
                relay.completeExceptionally(error);
            } else {
                LOG.info("{}: {}; the call is repeated", method.tlName(), ((RpcException) error).type());
                Duration pause = Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(repeated, 10)));
                relay.follow(Sleep.of(pause, scheduler), (nothing, failed) -> {
                    if (failed != null) {
                        relay.completeExceptionally(error);
                    } else {
                        attempt(method, next, relay, repeated + 1);
                    }
                });
            }
        });
    }

    private static boolean isWorthRepeating(TlMethod<?> method, Throwable error) {
        if (!(error instanceof RpcException rpc)) {
            return false;
        }
        boolean internal = rpc.code() >= 500 || rpc.code() == -503;
        return internal && (NOTHING_DONE.contains(rpc.type()) || Reading.only(method));
    }
}
