package dev.mtproto4j.core.rpc;

import dev.mtproto4j.core.ConnectionLostException;
import dev.mtproto4j.core.RejectedMessageException;
import dev.mtproto4j.core.RequestQueueFullException;
import dev.mtproto4j.core.RequestTimeoutException;
import dev.mtproto4j.core.observe.ConnectionTelemetry;
import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.OutgoingMessage;
import dev.mtproto4j.core.session.SessionEvent;
import dev.mtproto4j.mtproto.method.DestroyAuthKey;
import dev.mtproto4j.mtproto.method.DestroySession;
import dev.mtproto4j.mtproto.method.GetFutureSalts;
import dev.mtproto4j.mtproto.method.Ping;
import dev.mtproto4j.mtproto.method.PingDelayDisconnect;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one connection. {@link #create} may be called by any thread; all else belongs to the
 * thread that owns the session.
 */
public final class RpcEngine {

    /** Queries that the protocol layer itself answers, not by {@code rpc_result}. */
    private static final Set<Integer> SERVICE_METHODS = Set.of(
            Ping.CONSTRUCTOR_ID,
            PingDelayDisconnect.CONSTRUCTOR_ID,
            GetFutureSalts.CONSTRUCTOR_ID,
            DestroySession.CONSTRUCTOR_ID,
            DestroyAuthKey.CONSTRUCTOR_ID);

    private final Executor callbacks;
    private final CallTimer timers;
    private final Duration defaultTimeout;
    private final int maxPending;
    private final ConnectionTelemetry telemetry;
    private final AtomicInteger pending = new AtomicInteger();
    private @Nullable ClientMtprotoSession session;

    public RpcEngine(
            Executor callbacks,
            CallTimer timers,
            Duration defaultTimeout,
            int maxPending,
            ConnectionTelemetry telemetry) {
        this.callbacks = callbacks;
        this.timers = timers;
        this.defaultTimeout = defaultTimeout;
        this.maxPending = maxPending;
        this.telemetry = telemetry;
    }

    /** Calls from now on go to this session; those of another one have been failed or moved before. */
    public void use(ClientMtprotoSession newSession) {
        session = newSession;
    }

    /** How many calls have not ended. */
    public int pending() {
        return pending.get();
    }

    /**
     * Makes a call, to be passed to {@link #start} and {@link #enqueue}. Its body is written here, on the caller's thread.
     *
     * @throws RequestQueueFullException if too many calls are pending
     */
    public <R> PendingRequest<R> create(TlMethod<R> method, CallOptions options) {
        if (pending.incrementAndGet() > maxPending) {
            pending.decrementAndGet();
            throw new RequestQueueFullException(method.tlName(), maxPending);
        }
        try {
            PendingRequest<R> request =
                    new PendingRequest<>(this, method, options, callbacks, pending::decrementAndGet);
            request.after(options.after().stream().map(this::earlier).toList());
            request.observe(telemetry.call(request.methodName()));
            return request;
        } catch (RuntimeException e) {
            pending.decrementAndGet();
            throw e;
        }
    }

    private PendingRequest<?> earlier(CompletableFuture<?> future) {
        if (future instanceof CallFuture<?> call && call.request().isOf(this)) {
            return call.request();
        }
        throw new IllegalArgumentException(
                "a call can only come after calls of the same connection: pass what its send() returned");
    }

    /** Starts the time of a call. */
    public void start(PendingRequest<?> request) {
        if (!request.isSettled()) {
            Duration own = request.options().timeout();
            Duration timeout = own == null ? defaultTimeout : own;
            request.timer = timers.after(timeout, () -> expire(request, timeout));
        }
    }

    /** Queues the call in the present session. */
    public void enqueue(PendingRequest<?> request) {
        if (session == null) {
            throw new IllegalStateException("no session yet");
        }
        if (request.isSettled()) {
            return;
        }
        if (request.after().stream().anyMatch(PendingRequest::hasFailed)) {
            refuseAfterFailure(request);
            return;
        }
        if (wouldEndItsSession(request, session)) {
            settle(
                    request,
                    () -> request.fail(new IllegalArgumentException("destroy_session is for other sessions:"
                            + " this one ends when its connection is closed")));
            return;
        }
        OutgoingMessage message = SERVICE_METHODS.contains(request.constructorId())
                ? session.query(request.body())
                : session.request(request.body(), earlierMessages(request));
        request.message = message.idempotent(request.options().idempotent())
                .withQuickAck(request.options().onAcknowledged() != null)
                .attach(request);
    }

    /** The server has received the packet with this message. */
    public void acknowledged(OutgoingMessage message) {
        if (message.attachment() instanceof PendingRequest<?> request) {
            request.acknowledged();
        }
    }

    private static boolean wouldEndItsSession(PendingRequest<?> request, ClientMtprotoSession present) {
        return request.constructorId() == DestroySession.CONSTRUCTOR_ID
                && new TlReader(request.body(), 4, 8).readLong() == present.id();
    }

    private static List<OutgoingMessage> earlierMessages(PendingRequest<?> request) {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (PendingRequest<?> earlier : request.after()) {
            if (!earlier.isSettled() && earlier.message != null) {
                messages.add(earlier.message);
            }
        }
        return messages;
    }

    /** What the server would say, without asking it. */
    private static void refuseAfterFailure(PendingRequest<?> request) {
        settle(request, () -> request.fail(400, "MSG_WAIT_FAILED"));
    }

    /** Takes the events that concern calls; {@code false} for the others. */
    public boolean handle(SessionEvent event) {
        if (event instanceof SessionEvent.AnswerReceived e && e.request().attachment() instanceof PendingRequest<?> p) {
            settle(p, () -> p.succeed(e.result()));
        } else if (event instanceof SessionEvent.ErrorReceived e
                && e.request().attachment() instanceof PendingRequest<?> p) {
            settle(p, () -> p.fail(e.code(), e.message()));
        } else if (event instanceof SessionEvent.AnswerUnreadable e
                && e.request().attachment() instanceof PendingRequest<?> p) {
            settle(
                    p,
                    () -> p.fail(new TlException(
                            "the result of " + p.methodName() + " cannot be read: "
                                    + e.cause().getMessage(),
                            e.cause())));
        } else if (event instanceof SessionEvent.RequestRejected e
                && e.request().attachment() instanceof PendingRequest<?> p) {
            settle(p, () -> p.fail(new RejectedMessageException(p.methodName(), e.code())));
        } else if (event instanceof SessionEvent.OutcomeUnknown e
                && e.request().attachment() instanceof PendingRequest<?> p) {
            settle(p, () -> p.fail(lost(p, "the server no longer knows the session that carried it", false, null)));
        } else {
            return false;
        }
        return true;
    }

    /** The caller gave up: the call is taken back, or the server told that nobody waits for its answer. */
    public void cancel(PendingRequest<?> request) {
        if (request.abandon()) {
            withdraw(request);
        }
    }

    private void expire(PendingRequest<?> request, Duration timeout) {
        OutgoingMessage message = request.message;
        boolean safeToRetry = message == null || !message.isPossiblyReceived();
        if (!request.isSettled()) {
            request.fail(new RequestTimeoutException(request.methodName(), timeout, safeToRetry));
            withdraw(request);
        }
    }

    private void withdraw(PendingRequest<?> request) {
        stopTimer(request);
        OutgoingMessage message = request.message;
        if (session == null || message == null) {
            return;
        }
        session.cancel(message);
        if (!message.isPossiblyReceived()) {
            // The server never heard of it, so that it would not hold those that come after it.
            for (OutgoingMessage dependent : session.queuedAfter(message)) {
                if (dependent.attachment() instanceof PendingRequest<?> later && !later.isSettled()) {
                    refuseAfterFailure(later);
                    withdraw(later);
                }
            }
        }
    }

    private static void settle(PendingRequest<?> request, Runnable outcome) {
        stopTimer(request);
        outcome.run();
    }

    private static void stopTimer(PendingRequest<?> request) {
        if (request.timer != null) {
            request.timer.cancel();
            request.timer = null;
        }
    }

    /**
     * Fails what a session leaves behind.
     *
     * @param keepUnsent whether calls that the server cannot have, or that may be repeated, stay, to be moved to the
     *     next session by {@link #enqueue}; they are returned
     */
    public List<PendingRequest<?>> failAll(
            List<OutgoingMessage> messages, String reason, @Nullable Throwable cause, boolean keepUnsent) {
        List<PendingRequest<?>> kept = new ArrayList<>();
        for (OutgoingMessage message : messages) {
            if (!(message.attachment() instanceof PendingRequest<?> request)) {
                continue;
            }
            boolean safeToRetry = !message.isPossiblyReceived();
            if (keepUnsent && (safeToRetry || message.isIdempotent())) {
                kept.add(request);
            } else {
                settle(request, () -> request.fail(lost(request, reason, safeToRetry, cause)));
            }
        }
        return kept;
    }

    /** Fails a call that was not submitted. */
    public void refuse(PendingRequest<?> request, String reason, @Nullable Throwable cause) {
        settle(request, () -> request.fail(lost(request, reason, true, cause)));
    }

    private static ConnectionLostException lost(
            PendingRequest<?> request, String reason, boolean safeToRetry, @Nullable Throwable cause) {
        return new ConnectionLostException(
                request.methodName() + ": " + reason
                        + (safeToRetry ? "; it was not executed" : "; whether it was executed is not known"),
                safeToRetry,
                cause);
    }
}
