package dev.mtproto4j.client.rpc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Waiting for futures, with the errors that the caller of a blocking method expects. */
public final class Calls {

    private Calls() {}

    /**
     * Waits for a result.
     *
     * @throws CallInterruptedException if the thread is interrupted; the future is cancelled
     * @throws RuntimeException the error of the future itself, if it is unchecked
     */
    public static <R> R await(CompletableFuture<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(e);
        } catch (ExecutionException e) {
            Throwable cause = unwrap(e);
            // The error was made on another thread; this one shows where the call came from.
            cause.addSuppressed(new WaitingHere());
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new CompletionException(cause);
        }
    }

    /** The error behind the wrappers that futures put around it. */
    public static Throwable unwrap(Throwable error) {
        Throwable current = error;
        while ((current instanceof CompletionException || current instanceof ExecutionException)
                && current.getCause() != null) {
            current = current.getCause();
        }
        return current;
    }

    /** Carries the stack of the thread that waited. */
    private static final class WaitingHere extends Exception {
        private static final long serialVersionUID = 1L;

        WaitingHere() {
            super("called here");
        }
    }
}
