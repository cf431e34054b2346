package dev.mtproto4j.client.files;

import dev.mtproto4j.client.connection.ClientClosedException;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.core.SerialExecutor;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps several calls under way until there is nothing more to call. Its steps run one after another on threads that may
 * block; cancelling the result cancels what is under way.
 *
 * @param <R> what comes of it
 */
abstract class Pump<R> {

    /** A step that may read or write a file. */
    interface Step {
        void run() throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);

    final CompletableFuture<R> result = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final SerialExecutor steps;
    private final Map<Integer, CompletableFuture<?>> underWay = new HashMap<>();
    private int calls;
    private boolean closed;

    Pump(Executor worker) {
        steps = new SerialExecutor(worker);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is released fails nobody
    CompletableFuture<R> start() {
        result.whenComplete((done, error) -> release());
        step(this::fill);
        return result;
    }

    /** Begins as many calls as there may be. */
    abstract void fill() throws IOException;

    /** Closes what it reads or writes, once; {@code whole} if it came to its end. */
    abstract void close(boolean whole) throws IOException;

    /** It came to its end, unless closing fails. */
    void finish(R value) throws IOException {
        closed = true;
        close(true);
        result.complete(value);
    }

    /** Completed when nothing is read or written any more; that is after the result, if another thread gave it up. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Whether the caller is one of its steps, such as a listener of its progress. */
    boolean isCurrentThread() {
        return steps.isCurrentThread();
    }

    int callsUnderWay() {
        return underWay.size();
    }

    /** Makes a call; {@code next} is the step that follows, with the result or the error. */
    @SuppressWarnings("FutureReturnValueIgnored") // the step takes the error
    <T> void call(CompletableFuture<T> call, Answer<T> next) {
        int number = calls++;
        underWay.put(number, call);
        call.whenComplete((value, error) -> step(() -> {
            underWay.remove(number);
            next.heard(value, error == null ? null : Calls.unwrap(error));
        }));
    }

    /** What to do with an answer. */
    interface Answer<T> {
        void heard(T value, @Nullable Throwable error) throws IOException;
    }

    private void step(Step step) {
        try {
            steps.execute(() -> {
                if (!result.isDone()) {
                    attempt(step);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new ClientClosedException());
        }
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            fail(new FileTransferException("the file here cannot be read or written: " + e.getMessage(), e));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Called by a step. Whoever sees the failure finds everything closed. */
    void fail(Throwable error) {
        end();
        result.completeExceptionally(error);
    }

    /** Whoever ends the transfer may be another thread: a caller that gives it up. */
    private void release() {
        try {
            steps.execute(this::end);
        } catch (RejectedExecutionException e) {
            end();
        }
    }

    private void end() {
        List.copyOf(underWay.values()).forEach(call -> call.cancel(true));
        if (!closed) {
            closed = true;
            try {
                close(false);
            } catch (IOException e) {
                LOG.debug("after a transfer that failed, its file could not be closed", e);
            }
        }
        ended.complete(null);
    }
}
