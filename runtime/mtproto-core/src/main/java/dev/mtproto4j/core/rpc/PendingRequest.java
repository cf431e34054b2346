package dev.mtproto4j.core.rpc;

import dev.mtproto4j.core.observe.CallSpan;
import dev.mtproto4j.core.session.OutgoingMessage;
import dev.mtproto4j.core.transport.TransportCodec;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call that has not ended. Whoever settles it first decides how it ends; its future completes on
 * the callback executor.
 *
 * @param <R> the result of the method
 */
public final class PendingRequest<R> {

    /** A packet of 16 MiB, less what goes around a call; servers refuse much smaller ones. */
    private static final int MAX_BODY_BYTES = TransportCodec.MAX_PACKET_BYTES - (64 << 10);

    private final RpcEngine owner;
    private final TlMethod<R> method;
    private final byte[] body;
    private final CallOptions options;
    private final Executor callbacks;
    private final Runnable onSettled;
    private final CallFuture<R> future = new CallFuture<>(this);
    /** Those that the server has to execute first, until this one has ended. */
    private List<PendingRequest<?>> after = List.of();

    private volatile boolean failed;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicBoolean acknowledged = new AtomicBoolean();

    @Nullable
    OutgoingMessage message;

    CallTimer.@Nullable Running timer;
    /** {@code null} until the call is counted. */
    private @Nullable CallSpan span;

    PendingRequest(RpcEngine owner, TlMethod<R> method, CallOptions options, Executor callbacks, Runnable onSettled) {
        this.owner = owner;
        this.method = method;
        this.body = method.toByteArray();
        if (body.length < 4 || body.length % 4 != 0) {
            throw new IllegalArgumentException(method.tlName() + " wrote " + body.length + " bytes, not whole words");
        }
        if (body.length > MAX_BODY_BYTES) {
            throw new IllegalArgumentException(method.tlName() + " has " + body.length
                    + " bytes: no packet carries so many; files go in parts (upload.saveFilePart)");
        }
        // Without those before it: a long sequence of calls must not keep its beginning alive.
        this.options = new CallOptions(options.timeout(), options.idempotent(), List.of(), options.onAcknowledged());
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

    boolean isOf(RpcEngine engine) {
        return owner == engine;
    }

    void after(List<PendingRequest<?>> earlier) {
        after = earlier;
    }

    List<PendingRequest<?>> after() {
        return after;
    }

    /** Whether it ended with anything but a result. */
    boolean hasFailed() {
        return failed;
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

    /** The server has received it. */
    void acknowledged() {
        Runnable task = options.onAcknowledged();
        if (task != null && acknowledged.compareAndSet(false, true)) {
            callbacks.execute(task);
        }
    }

    /** From now on somebody counts how it ends. */
    void observe(CallSpan counted) {
        span = counted;
    }

    /** Ends the call without completing the future: its owner did. */
    boolean abandon() {
        return settle(true, CallSpan::cancelled);
    }

    private boolean settle(boolean failure, Consumer<CallSpan> end) {
        if (!settled.compareAndSet(false, true)) {
            return false;
        }
        failed = failure;
        after = List.of();
        onSettled.run();
        if (span != null) {
            end.accept(span);
        }
        return true;
    }

    void succeed(byte[] result) {
        if (settle(false, CallSpan::succeeded)) {
            callbacks.execute(() -> decode(result));
        }
    }

    void fail(Throwable cause) {
        if (settle(true, counted -> counted.failed(cause))) {
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
        } catch (RuntimeException | Error e) {
            // An error too, such as a full heap: a call that has an answer must not stay without an end.
            future.completeExceptionally(
                    new TlException("the result of " + method.tlName() + " cannot be read: " + e, e));
            return;
        }
        future.complete(value);
    }

    @Override
    public String toString() {
        return method.tlName() + (settled.get() ? " (settled)" : " (pending)");
    }
}
