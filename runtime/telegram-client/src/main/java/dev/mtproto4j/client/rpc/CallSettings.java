package dev.mtproto4j.client.rpc;

import dev.mtproto4j.core.rpc.CallOptions;
import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How one call is to be treated, where it is not to be treated as all others are.
 *
 * <pre>{@code
 * client.invoke(getFile, CallSettings.DEFAULT.onDc(4).timeout(Duration.ofMinutes(2)));
 * }</pre>
 *
 * @param dcId the data centre; 0 for the home one, or where that one sends the call
 * @param purpose which connections to that data centre it goes over; {@code null} for what fits the method
 * @param timeout how long one attempt may take once it was sent; {@code null} for the timeout of the client
 * @param idempotent whether it may be repeated although the server may have executed it
 * @param after calls that have to have been executed before it
 * @param onAcknowledged run once, on a callback thread, when the server says that it has received the call, before it has
 *     executed it; never on transports without quick acknowledgements (full, HTTP), or when one is lost
 */
public record CallSettings(
        int dcId,
        @Nullable ConnectionPurpose purpose,
        @Nullable Duration timeout,
        boolean idempotent,
        List<CompletableFuture<?>> after,
        @Nullable Runnable onAcknowledged) {

    /** As all calls are treated. */
    public static final CallSettings DEFAULT = new CallSettings(0, null, null, false, List.of(), null);

    public CallSettings {
        if (dcId < 0) {
            throw new IllegalArgumentException("no data centre has the number " + dcId);
        }
        after = List.copyOf(after);
    }

    /** On that data centre, with the authorization of whoever is signed in, which is moved there first, once. */
    public CallSettings onDc(int id) {
        return new CallSettings(id, purpose, timeout, idempotent, after, onAcknowledged);
    }

    /** Over the connections for that purpose, so that it does not hold up the others, or is not held up by them. */
    public CallSettings over(ConnectionPurpose connections) {
        return new CallSettings(dcId, connections, timeout, idempotent, after, onAcknowledged);
    }

    public CallSettings timeout(Duration perAttempt) {
        return new CallSettings(dcId, purpose, perAttempt, idempotent, after, onAcknowledged);
    }

    public CallSettings asIdempotent() {
        return new CallSettings(dcId, purpose, timeout, true, after, onAcknowledged);
    }

    /**
     * To be executed after these calls, and to fail with {@code 400 MSG_WAIT_FAILED} if one of them fails. On the same
     * connection it is sent without waiting for their answers ({@code invokeAfterMsg}, {@code invokeAfterMsgs}); it is held
     * back here until those have ended that go elsewhere, or are being repeated.
     *
     * @param earlier what {@code invoke} of the same client returned
     */
    public CallSettings after(CompletableFuture<?>... earlier) {
        return new CallSettings(dcId, purpose, timeout, idempotent, List.of(earlier), onAcknowledged);
    }

    public CallSettings onAcknowledged(Runnable task) {
        return new CallSettings(dcId, purpose, timeout, idempotent, after, task);
    }

    /** Where a method goes. */
    public ConnectionPurpose purposeOf(TlMethod<?> method) {
        return purpose == null ? ConnectionPurpose.of(method) : purpose;
    }

    /** Whether a method may be repeated although the server may have executed it. */
    public boolean mayRepeat(TlMethod<?> method) {
        return idempotent || ConnectionPurpose.of(method).isTransfer();
    }

    /** What a connection is told of it; {@code earlier} are the calls before it, as that connection calls them. */
    public CallOptions forConnection(TlMethod<?> method, List<CompletableFuture<?>> earlier) {
        return new CallOptions(timeout, mayRepeat(method), earlier, onAcknowledged);
    }
}
