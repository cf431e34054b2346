package dev.mtproto4j.core.rpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How one call is to be treated.
 *
 * @param timeout how long its answer is waited for, reconnecting and repeating included; {@code null}
 *     for the default of the connection
 * @param idempotent whether it may be repeated although the server may have executed it, as is right for
 *     methods that only read
 * @param after calls of the same connection that the server has to have executed before this one
 * @param onAcknowledged run once, on the callback executor, when the server says that it has received the call, before
 *     it has executed it; never, where the transport has no quick acknowledgements (full, HTTP) or one is lost
 */
public record CallOptions(
        @Nullable Duration timeout,
        boolean idempotent,
        List<CompletableFuture<?>> after,
        @Nullable Runnable onAcknowledged) {

    /** The connection's timeout; never executed twice. */
    public static final CallOptions DEFAULT = new CallOptions(null, false, List.of(), null);

    public CallOptions {
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException("a timeout of " + timeout);
        }
        after = List.copyOf(after);
    }

    public CallOptions withTimeout(Duration newTimeout) {
        return new CallOptions(newTimeout, idempotent, after, onAcknowledged);
    }

    public CallOptions asIdempotent() {
        return new CallOptions(timeout, true, after, onAcknowledged);
    }

    /**
     * Executed by the server after these calls, and refused with {@code 400 MSG_WAIT_FAILED} if one of them fails; it is
     * sent without waiting for their answers. In requests: {@code invokeAfterMsg}, {@code invokeAfterMsgs}.
     *
     * @param earlier what {@code send} of the same connection returned
     */
    public CallOptions after(CompletableFuture<?>... earlier) {
        List<CompletableFuture<?>> all = new ArrayList<>(after);
        all.addAll(Arrays.asList(earlier));
        return new CallOptions(timeout, idempotent, all, onAcknowledged);
    }

    /** Asks for a quick acknowledgement: a message that was sent can be shown as such before its answer comes. */
    public CallOptions onAcknowledged(Runnable task) {
        return new CallOptions(timeout, idempotent, after, task);
    }
}
