package dev.mtproto4j.client.rpc;

import dev.mtproto4j.tl.TlMethod;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows the results of calls to whoever counts updates: some advance their numbers. */
public final class UpdatesInterceptor implements RpcInterceptor {

    private final Consumer<@Nullable Object> results;

    /** @param results hears each result before the caller does; does not block */
    public UpdatesInterceptor(Consumer<@Nullable Object> results) {
        this.results = results;
    }

    @Override
    public <R> CompletableFuture<R> intercept(TlMethod<R> method, RpcInvoker next) {
        Relay<R> relay = new Relay<>();
        relay.follow(next.invoke(method), (result, error) -> {
            if (error == null) {
                results.accept(result);
                relay.complete(result);
            } else {
                relay.completeExceptionally(error);
            }
        });
        return relay;
    }
}
