package dev.mtproto4j.client;

import dev.mtproto4j.client.connection.ClientClosedException;
import dev.mtproto4j.core.RequestQueueFullException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls that have no outcome yet, so that none is forgotten when the client closes, and that there are not too many.
 * Thread-safe.
 */
final class InFlight {

    private final int limit;
    private final Set<CompletableFuture<?>> calls = Collections.newSetFromMap(new IdentityHashMap<>());
    private int pending;
    private boolean closed;

    /** @param limit how many calls there may be at a time */
    InFlight(int limit) {
        this.limit = limit;
    }

    /**
     * Starts a call, unless there are too many or the client is closed.
     *
     * @param method its TL name
     * @param start gets what is to be run before the end of the call can be seen, so that whoever sees it finds room for
     *     another call; otherwise it is run shortly after
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the stage only tidies up
    <R> CompletableFuture<R> add(String method, Function<Runnable, CompletableFuture<R>> start) {
        RuntimeException refusal = begin(method);
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        AtomicBoolean ended = new AtomicBoolean();
        Runnable onEnd = () -> {
            if (ended.compareAndSet(false, true)) {
                end();
            }
        };
        CompletableFuture<R> call;
        try {
            call = start.apply(onEnd);
        } catch (RuntimeException | Error e) {
            onEnd.run();
            throw e;
        }
        boolean late;
        synchronized (this) {
            late = closed;
            if (!late) {
                calls.add(call);
            }
        }
        if (late) {
            call.completeExceptionally(new ClientClosedException());
        }
        call.whenComplete((result, error) -> {
            onEnd.run();
            remove(call);
        });
        return call;
    }

    private synchronized @Nullable RuntimeException begin(String method) {
        if (closed) {
            return new ClientClosedException();
        }
        if (pending == limit) {
            return new RequestQueueFullException(method, limit);
        }
        pending++;
        return null;
    }

    private synchronized void end() {
        pending--;
    }

    @SuppressWarnings("CollectionUndefinedEquality") // a set by identity
    private synchronized void remove(CompletableFuture<?> call) {
        calls.remove(call);
    }

    /** Fails what is left, and what comes later. */
    void failAll() {
        List<CompletableFuture<?>> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(calls);
            calls.clear();
        }
        left.forEach(call -> call.completeExceptionally(new ClientClosedException()));
    }
}
