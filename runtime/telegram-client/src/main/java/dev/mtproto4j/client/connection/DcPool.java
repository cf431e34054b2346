package dev.mtproto4j.client.connection;

import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The connections to every data centre that was ever needed, for each purpose. Thread-safe. */
final class DcPool implements DcCalls {

    private final Map<Destination, LinkGroup> groups = new HashMap<>();
    private final Function<Destination, LinkGroup> factory;
    private boolean closed;

    DcPool(Function<Destination, LinkGroup> factory) {
        this.factory = factory;
    }

    @Override
    public <R> CompletableFuture<R> invoke(int dcId, TlMethod<R> method, Sending sending) {
        return group(new Destination(dcId, sending.settings().purposeOf(method)))
                .invoke(method, sending);
    }

    /** Ordinary calls on one data centre. */
    RpcInvoker main(int dcId) {
        return new RpcInvoker() {
            @Override
            public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
                return group(Destination.main(dcId)).invoke(method, Sending.PLAIN);
            }
        };
    }

    /** The open connection for ordinary calls, or the one being opened; not to be cancelled. */
    CompletableFuture<DcConnection> mainConnection(int dcId) {
        return group(Destination.main(dcId)).first().connection();
    }

    /** Has all connections to a data centre opened anew when they are needed: its key is none any more. */
    void reset(int dcId) {
        List<LinkGroup> affected = new ArrayList<>();
        synchronized (this) {
            groups.forEach((destination, group) -> {
                if (destination.dcId() == dcId) {
                    affected.add(group);
                }
            });
        }
        affected.forEach(LinkGroup::reset);
    }

    private synchronized LinkGroup group(Destination destination) {
        return groups.computeIfAbsent(destination, key -> {
            LinkGroup group = factory.apply(key);
            if (closed) {
                group.refuse();
            }
            return group;
        });
    }

    /** Closes all connections; pending calls have {@code grace} to end. */
    CompletableFuture<Void> close(Duration grace) {
        List<CompletableFuture<Void>> closing = new ArrayList<>();
        synchronized (this) {
            closed = true;
            groups.values().forEach(group -> closing.add(group.close(grace)));
        }
        return CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new));
    }
}
