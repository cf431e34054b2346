package dev.mtproto4j.core.rpc;

import dev.mtproto4j.core.session.OutgoingMessage;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A call that has not ended. Whoever settles it first decides how it ends; its future completes on
 * the callback executor.
 *
 * @param <R> the result of the method
 */
public final class PendingRequest<R> {

    private final TlMethod<R> method;
    private final byte[] body;
    private final CallOptions options;
    private final Executor callbacks;
    private final Runnable onSettled;
    private final CompletableFuture<R> future = new CompletableFuture<>();
    private final AtomicBoolean settled = new AtomicBoolean();

    @Nullable
    OutgoingMessage message;

    CallTimer.@Nullable Running timer;

    PendingRequest(TlMethod<R> method, CallOptions options, Executor callbacks, Runnable onSettled) {
        this.method = method;
        this.body = method.toByteArray();
        if (body.length < 4 || body.length % 4 != 0) {
            throw new IllegalArgumentException(method.tlName() + " wrote " + body.length + " bytes, not whole words");
        }
        this.options = options;
        this.callbacks = callbacks;
        this.onSettled = onSettled;
    }

    /** What the caller waits for. */
    public CompletableFuture<R> future() {
        return future;
    }

    /** The TL name of the method. */
    public String methodName() {
        return method.tlName();
    }

    CallOptions options() {
        return options;
    }

    byte[] body() {
        return body;
    }

    int constructorId() {
        return method.constructorId();
    }

    /** Whether it has been decided how it ends. */
    public boolean isSettled() {
        return settled.get();
    }

    /** Ends the call without completing the future: its owner did. */
    boolean abandon() {
        if (!settled.compareAndSet(false, true)) {
            return false;
        }
        onSettled.run();
        return true;
    }

    void succeed(byte[] result) {
        if (abandon()) {
            callbacks.execute(() -> decode(result));
        }
    }

    void fail(Throwable cause) {
        if (abandon()) {
            callbacks.execute(() -> future.completeExceptionally(cause));
        }
    }

    void fail(int code, String errorMessage) {
        fail(new RpcException(code, errorMessage, method.tlName()));
    }

    private void decode(byte[] result) {
        R value;
        try {
            value = method.readResult(new TlReader(result));
        } catch (TlException e) {
            future.completeExceptionally(e);
            return;
        } catch (RuntimeException e) {
            future.completeExceptionally(
                    new TlException("the result of " + method.tlName() + " cannot be read: " + e.getMessage(), e));
            return;
        }
        future.complete(value);
    }

    @Override
    public String toString() {
        return method.tlName() + (settled.get() ? " (settled)" : " (pending)");
    }
}
