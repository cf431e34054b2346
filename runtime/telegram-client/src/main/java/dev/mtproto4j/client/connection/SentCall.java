package dev.mtproto4j.client.connection;

import dev.mtproto4j.client.rpc.Relay;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The future of a call that knows what it was sent as, so that a later call can be executed after it. Thread-safe.
 *
 * @param <R> the result
 */
public final class SentCall<R> extends Relay<R> {

    private record Sent(DcConnection connection, CompletableFuture<?> call) {}

    private final Runnable onEnd;
    private volatile @Nullable Sent last;

    /** @param onEnd run just before anybody can see how the call ended; maybe more than once */
    public SentCall(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    @Override
    public boolean complete(R result) {
        onEnd.run();
        return super.complete(result);
    }

    @Override
    public boolean completeExceptionally(Throwable error) {
        onEnd.run();
        return super.completeExceptionally(error);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        onEnd.run();
        return super.cancel(mayInterruptIfRunning);
    }

    void sent(DcConnection connection, CompletableFuture<?> call) {
        last = new Sent(connection, call);
    }

    /** What the connection calls it; {@code null} if it was not sent there, or is being sent again elsewhere. */
    @Nullable
    CompletableFuture<?> on(DcConnection connection) {
        Sent sent = last;
        return sent != null && sent.connection() == connection && !sent.call().isDone() ? sent.call() : null;
    }
}
