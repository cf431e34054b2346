package dev.mtproto4j.client.connection;

import dev.mtproto4j.client.rpc.CallSettings;
import dev.mtproto4j.tl.RpcException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How a call is sent: with which settings, after which other calls, and on whose behalf.
 *
 * @param call told what it was sent as, by each attempt; {@code null} if no later call can name it
 */
public record Sending(CallSettings settings, @Nullable SentCall<?> call) {

    private static final Set<String> WAIT_ERRORS = Set.of("MSG_WAIT_FAILED", "MSG_WAIT_TIMEOUT");

    static final Sending PLAIN = new Sending(CallSettings.DEFAULT, null);

    /** One of those before it that is not on that connection, and has to be waited for here; {@code null} if none is. */
    @Nullable
    CompletableFuture<?> toWaitFor(DcConnection connection) {
        for (CompletableFuture<?> earlier : settings.after()) {
            if (!earlier.isDone() && (!(earlier instanceof SentCall<?> sent) || sent.on(connection) == null)) {
                return earlier;
            }
        }
        return null;
    }

    /** Those before it, as that connection calls them. */
    List<CompletableFuture<?>> after(DcConnection connection) {
        List<CompletableFuture<?>> named = new ArrayList<>();
        for (CompletableFuture<?> earlier : settings.after()) {
            CompletableFuture<?> sent = earlier instanceof SentCall<?> call ? call.on(connection) : null;
            if (sent != null) {
                named.add(sent);
            }
        }
        return named;
    }

    /** Whether one of those before it has failed, so that it is not to be executed. */
    boolean isPointless() {
        return settings.after().stream().anyMatch(CompletableFuture::isCompletedExceptionally);
    }

    /** Whether the server did not execute it because of one before it that is being repeated. */
    boolean wasTooEarly(Throwable error) {
        return error instanceof RpcException rpc
                && WAIT_ERRORS.contains(rpc.type())
                && settings.after().stream().anyMatch(earlier -> !earlier.isDone());
    }

    void sent(DcConnection connection, CompletableFuture<?> as) {
        if (call != null) {
            call.sent(connection, as);
        }
    }
}
