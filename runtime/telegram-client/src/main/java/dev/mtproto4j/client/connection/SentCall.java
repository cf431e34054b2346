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

    private volatile @Nullable Sent last;

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
