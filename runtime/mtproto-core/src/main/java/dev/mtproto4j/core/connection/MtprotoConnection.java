package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.rpc.CallOptions;
import dev.mtproto4j.core.rpc.CallTimer;
import dev.mtproto4j.core.rpc.PendingRequest;
import dev.mtproto4j.core.rpc.RpcEngine;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.mtproto.method.Ping;
import dev.mtproto4j.tl.TlMethod;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection to one data centre that stays: when the network fails it is made again, and the calls
 * that wait on it go on.
 *
 * <p>Every call ends in exactly one of: its result; an {@code RpcException}, the server's error; a
 * {@link dev.mtproto4j.core.ConnectionLostException} or {@link dev.mtproto4j.core.RequestTimeoutException},
 * which say whether repeating it is safe; a {@link dev.mtproto4j.core.RejectedMessageException} when the
 * server refused its message again and again; a {@code TlException} when the result cannot be read; a
 * cancellation by the caller.
 *
 * <p>Thread-safe. Futures complete on the callback executor, never on an event loop.
 */
public final class MtprotoConnection implements AutoCloseable {

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final ConnectionOptions options;
    private final EventLoop loop;
    private final RpcEngine engine;
    private final ConnectionEvents events;
    private final ConnectionCore core;

    private MtprotoConnection(ConnectionOptions options) {
        this.options = options;
        this.loop = options.eventLoopGroup.next();
        this.engine = new RpcEngine(
                options.callbackExecutor,
                this::after,
                options.callTimeout,
                options.maxPendingRequests,
                options.telemetry);
        this.events = new ConnectionEvents(this, options.listener, options.callbackExecutor, options.maxHeldUpdates);
        this.core = new ConnectionCore(options, loop, engine, events);
    }

    /**
     * Connects, and makes an authorization key if none is given. The future completes when the server has
     * answered under that key.
     *
     * <p>It fails, after each address was tried once, with a
     * {@link dev.mtproto4j.core.ConnectionLostException}, a {@code HandshakeException} or a
     * {@code TransportException}; with the latter and code -404 if the server does not know the given key. Cancelling it
     * closes the connection.
     */
    public static CompletableFuture<MtprotoConnection> open(ConnectionOptions options) {
        MtprotoConnection connection = new MtprotoConnection(options);
        CompletableFuture<MtprotoConnection> opened = connection.events.opened;
        Unawaited.leave(opened.whenComplete((open, failure) -> {
            if (opened.isCancelled()) {
                connection.loop.execute(() -> connection.core.shutDown(null));
            }
        }));
        connection.loop.execute(connection.core::dial);
        return opened;
    }

    /** Calls a method with the options of the connection. Never blocks. */
    public <R> CompletableFuture<R> send(TlMethod<R> method) {
        return send(method, CallOptions.DEFAULT);
    }

    /**
     * Calls a method. Never blocks. Cancelling the future withdraws the call: if it was sent already, the
     * server is told with {@code rpc_drop_answer}, and may have executed it.
     */
    public <R> CompletableFuture<R> send(TlMethod<R> method, CallOptions call) {
        PendingRequest<R> request;
        try {
            request = engine.create(method, call);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        Unawaited.leave(request.future().whenComplete((result, failure) -> {
            if (state() == ConnectionState.CLOSING || !request.isSettled()) {
                loop.execute(() -> core.cancel(request));
            }
        }));
        loop.execute(() -> core.submit(request));
        return request.future();
    }

    /** How long the server takes to answer a ping. */
    public CompletableFuture<Duration> ping() {
        long start = options.nanoTime.getAsLong();
        return send(new Ping(options.random.nextLong()))
                .thenApply(pong -> Duration.ofNanos(options.nanoTime.getAsLong() - start));
    }

    /** The permanent authorization key; what is sent may be under a temporary one. */
    public AuthKey authKey() {
        return authKeyState().authKey();
    }

    /** The permanent key with its salts and the time offset, as now known; what is worth storing. */
    public AuthKeyState authKeyState() {
        AuthKeyState known = events.authKeyState();
        if (known == null) {
            throw new IllegalStateException("no authorization key yet");
        }
        return known;
    }

    /** The server's time minus the local time. */
    public Duration timeOffset() {
        return authKeyState().timeOffset();
    }

    /** The salt in use, or, with temporary keys, the one that the permanent key had. */
    public long salt() {
        return authKeyState().salt();
    }

    /** The id of the session in use, 0 before there is one. */
    public long sessionId() {
        return events.sessionId();
    }

    public DcNumber dc() {
        return options.dc;
    }

    public ConnectionState state() {
        return events.state();
    }

    /** How many calls have not ended. */
    public int pendingRequests() {
        return engine.pending();
    }

    /**
     * Takes no new calls, waits for the pending ones, and closes. What is still pending after the grace
     * fails. The future completes when all has ended.
     */
    public CompletableFuture<Void> closeGracefully(Duration grace) {
        loop.execute(() -> core.closeGracefully(grace));
        return events.ended.copy();
    }

    /**
     * Closes at once; pending calls fail. Returns when all has ended, at the latest after 5 seconds; without
     * waiting when a listener calls it.
     */
    @Override
    public void close() {
        loop.execute(() -> core.shutDown(null));
        if (loop.inEventLoop() || events.isCallbackThread()) {
            return;
        }
        try {
            events.ended.get(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // A callback that does not return must not keep its caller from going on.
        }
    }

    private CallTimer.Running after(Duration delay, Runnable task) {
        ScheduledFuture<?> timer = loop.schedule(() -> core.timer(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    @Override
    public String toString() {
        return "MtprotoConnection[" + options.dc + ", " + state() + ", " + engine.pending() + " pending]";
    }
}
