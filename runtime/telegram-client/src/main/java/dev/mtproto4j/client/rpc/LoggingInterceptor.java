package dev.mtproto4j.client.rpc;

import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the name, the duration and the outcome of every call: at debug level, errors at info level. Parameters and
 * results are never logged; codes, passwords and keys travel in them.
 */
public final class LoggingInterceptor implements RpcInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(LoggingInterceptor.class);

    private final Clock clock;

    public LoggingInterceptor(Clock clock) {
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // only looks on
    public <R> CompletableFuture<R> intercept(TlMethod<R> method, RpcInvoker next) {
        Instant start = clock.instant();
        CompletableFuture<R> future = next.invoke(method);
        future.whenComplete((result, error) -> {
            long millis = Duration.between(start, clock.instant()).toMillis();
            if (error == null) {
                LOG.debug("{}: ok in {} ms", method.tlName(), millis);
            } else if (Calls.unwrap(error) instanceof RpcException rpc) {
                LOG.info("{}: {} {} after {} ms", method.tlName(), rpc.code(), rpc.type(), millis);
            } else {
                LOG.info(
                        "{}: {} after {} ms",
                        method.tlName(),
                        Calls.unwrap(error).getClass().getSimpleName(),
                        millis);
            }
        });
        return future;
    }
}
