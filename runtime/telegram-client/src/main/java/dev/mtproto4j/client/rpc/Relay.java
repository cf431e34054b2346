package dev.mtproto4j.client.rpc;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A result that may take several attempts: it follows one future after another, and cancelling it cancels the one it
 * follows at that moment (a plain {@code thenCompose} would not).
 *
 * @param <R> the result
 */
public class Relay<R> extends CompletableFuture<R> {

    private @Nullable CompletableFuture<?> followed;

    /** Takes over the outcome of {@code source}, whatever it is. */
    public void follow(CompletableFuture<? extends R> source) {
        follow(source, (result, error) -> {
            if (error != null) {
                completeExceptionally(error);
            } else {
                complete(result);
            }
        });
    }

    /**
     * Waits for {@code source}, and leaves to {@code next} what follows.
     *
     * @param next gets the result or the error (not wrapped); what it throws becomes the outcome
     */
    @SuppressWarnings("FutureReturnValueIgnored") // errors of the stage are passed on inside it
    public <T> void follow(CompletableFuture<T> source, BiConsumer<T, @Nullable Throwable> next) {
        synchronized (this) {
            followed = source;
        }
        if (isDone()) {
            source.cancel(true);
            return;
        }
        source.whenComplete((result, error) -> {
            if (isDone()) {
                return;
            }
            try {
                next.accept(result, error == null ? null : Calls.unwrap(error));
            } catch (RuntimeException | Error e) {
                completeExceptionally(e);
            }
        });
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        CompletableFuture<?> source;
        synchronized (this) {
            source = followed;
        }
        if (cancelled && source != null) {
            source.cancel(mayInterruptIfRunning);
        }
        return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
