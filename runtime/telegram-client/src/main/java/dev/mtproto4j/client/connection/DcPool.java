package dev.mtproto4j.client.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** One link for each data centre that was ever needed. Thread-safe. */
final class DcPool {

    private final Map<Integer, DcLink> links = new HashMap<>();
    private final IntFunction<DcLink> factory;
    private boolean closed;

    DcPool(IntFunction<DcLink> factory) {
        this.factory = factory;
    }

    synchronized DcLink link(int dcId) {
        return links.computeIfAbsent(dcId, id -> {
            DcLink link = factory.apply(id);
            if (closed) {
                link.refuse();
            }
            return link;
        });
    }

    /** Closes all links; pending calls have {@code grace} to end. */
    CompletableFuture<Void> close(Duration grace) {
        List<CompletableFuture<Void>> closing = new ArrayList<>();
        synchronized (this) {
            closed = true;
            links.values().forEach(link -> closing.add(link.close(grace)));
        }
        return CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new));
    }
}
