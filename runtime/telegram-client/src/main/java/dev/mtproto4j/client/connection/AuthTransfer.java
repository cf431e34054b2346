package dev.mtproto4j.client.connection;

import dev.mtproto4j.api.method.auth.ExportAuthorization;
import dev.mtproto4j.api.method.auth.ImportAuthorization;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.client.rpc.FloodWait;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.client.storage.SessionKeeper;
import dev.mtproto4j.tl.RpcException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the authorization of the home data centre to another one: {@code auth.exportAuthorization} at home, {@code
 * auth.importAuthorization} there. Once: however many calls ask for it, one transfer runs, and its outcome is kept in the
 * session. Thread-safe.
 *
 * @see <a href="https://core.telegram.org/method/auth.importAuthorization">auth.importAuthorization</a>
 */
final class AuthTransfer {

    private static final Logger LOG = LoggerFactory.getLogger(AuthTransfer.class);

    /** An export can expire on its way; two in a row that fail will not get better. */
    private static final int MAX_ATTEMPTS = 2;

    private static final Set<String> WORTH_ANOTHER_EXPORT = Set.of("AUTH_BYTES_INVALID", "USER_ID_INVALID");

    private final SessionKeeper keeper;
    private final IntFunction<RpcInvoker> links;
    private final Clock clock;
    private final Map<Integer, CompletableFuture<Void>> running = new HashMap<>();
    private final Map<Integer, Refusal> refusals = new HashMap<>();
    private final Map<Integer, Integer> counts = new HashMap<>();

    /** An answer that holds until a moment: asking again before would only prolong it. */
    private record Refusal(Throwable error, Instant until) {}

    /** @param links the way to each data centre, as it is: nothing there asks for a transfer again */
    AuthTransfer(SessionKeeper keeper, IntFunction<RpcInvoker> links, Clock clock) {
        this.keeper = keeper;
        this.links = links;
        this.clock = clock;
    }

    /** Whether the key for a data centre carries the authorization of whoever is signed in. */
    boolean isDone(int dcId) {
        var session = keeper.current();
        return session.dataCenter(dcId)
                .map(dc -> dc.authorizedUser() == session.userId())
                .orElse(false);
    }

    /** Transfers the authorization unless that is done; the future belongs to the caller alone. */
    CompletableFuture<Void> ensure(int dcId) {
        boolean first;
        CompletableFuture<Void> transfer;
        synchronized (this) {
            if (isDone(dcId)) {
                return CompletableFuture.completedFuture(null);
            }
            Refusal refusal = refusals.get(dcId);
            if (refusal != null && clock.instant().isBefore(refusal.until())) {
                return CompletableFuture.failedFuture(refusal.error());
            }
            first = !running.containsKey(dcId);
            transfer = running.computeIfAbsent(dcId, id -> new CompletableFuture<>());
        }
        CompletableFuture<Void> own = transfer.copy();
        if (first) {
            run(dcId, transfer);
        }
        return own;
    }

    /** Whoever waits is told last: a call that comes right after a failure begins a new transfer. */
    @SuppressWarnings("FutureReturnValueIgnored") // errors of the stage are passed on inside it
    private void run(int dcId, CompletableFuture<Void> told) {
        Relay<Void> transfer = new Relay<>();
        transfer.whenComplete((done, error) -> {
            synchronized (this) {
                running.remove(dcId);
                refusals.remove(dcId);
                FloodWait.of(error)
                        .map(wait -> clock.instant().plus(wait))
                        .ifPresent(until -> refusals.put(dcId, new Refusal(error, until)));
            }
            if (error == null) {
                told.complete(null);
            } else {
                told.completeExceptionally(error);
            }
        });
        export(dcId, transfer, 1);
    }

    private void export(int dcId, Relay<Void> transfer, int attempt) {
        int home = keeper.current().homeDc();
        long userId = keeper.current().userId();
        LOG.debug("moving the authorization from DC {} to DC {}", home, dcId);
        transfer.follow(links.apply(home).invoke(new ExportAuthorization(dcId)), (exported, error) -> {
            if (error != null) {
                transfer.completeExceptionally(error);
                return;
            }
            var imported = links.apply(dcId).invoke(new ImportAuthorization(exported.id(), exported.bytes()));
            transfer.follow(imported, (authorization, failure) -> {
                if (failure == null && authorization instanceof Authorization) {
                    remember(dcId, userId);
                    transfer.complete(null);
                } else if (failure == null) {
                    transfer.completeExceptionally(new IllegalStateException(
                            "DC " + dcId + " answered the import of an authorization with " + authorization.tlName()));
                } else if (attempt < MAX_ATTEMPTS && isWorthAnotherExport(failure)) {
                    export(dcId, transfer, attempt + 1);
                } else {
                    transfer.completeExceptionally(failure);
                }
            });
        });
    }

    private static boolean isWorthAnotherExport(Throwable error) {
        return error instanceof RpcException rpc && WORTH_ANOTHER_EXPORT.contains(rpc.type());
    }

    /** How often an authorization was moved to that data centre; tells a newer one from the one that a call was sent with. */
    synchronized int count(int dcId) {
        return counts.getOrDefault(dcId, 0);
    }

    /** The key for a data centre now carries that user's authorization. */
    void remember(int dcId, long userId) {
        synchronized (this) {
            counts.merge(dcId, 1, Integer::sum);
        }
        keeper.update(session -> session.dataCenter(dcId)
                .map(dc -> session.withDataCenter(dcId, dc.withAuthorizedUser(userId)))
                .orElse(session));
    }

    /**
     * The server there says that it knows nobody under this key.
     *
     * @param count how many transfers there had been when it was asked
     * @return false if that is old news, because there was another transfer since
     */
    boolean forget(int dcId, int count) {
        synchronized (this) {
            if (count(dcId) != count || !isDone(dcId)) {
                return false;
            }
        }
        keeper.update(session -> session.dataCenter(dcId)
                .map(dc -> session.withDataCenter(dcId, dc.withAuthorizedUser(0)))
                .orElse(session));
        return true;
    }
}
