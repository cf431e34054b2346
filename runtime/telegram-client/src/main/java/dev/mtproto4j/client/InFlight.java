package dev.mtproto4j.client;

import dev.mtproto4j.client.connection.ClientClosedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The calls that have no outcome yet, so that none is forgotten when the client closes. Thread-safe. */
final class InFlight {

    private final Set<CompletableFuture<?>> calls = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean closed;

    @SuppressWarnings("FutureReturnValueIgnored") // the stage only tidies up
    <R> CompletableFuture<R> add(Supplier<CompletableFuture<R>> start) {
        if (isClosed()) {
            return CompletableFuture.failedFuture(new ClientClosedException());
        }
        CompletableFuture<R> call = start.get();
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
        call.whenComplete((result, error) -> remove(call));
        return call;
    }

    private synchronized boolean isClosed() {
        return closed;
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
