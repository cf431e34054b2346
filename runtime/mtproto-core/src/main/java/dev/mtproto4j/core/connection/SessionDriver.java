package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.exchange.KeyExchangeResult;
import dev.mtproto4j.core.rpc.PendingRequest;
import dev.mtproto4j.core.rpc.RpcEngine;
import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.OutgoingMessage;
import dev.mtproto4j.core.session.SessionEvent;
import dev.mtproto4j.core.session.SessionOptions;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.mtproto.method.PingDelayDisconnect;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects a session to the link of the moment: packets and time go in, packets and events come out.
 * Belongs to the event loop.
 */
final class SessionDriver {

    private final ConnectionOptions options;
    private final EventLoop loop;
    private final RpcEngine engine;
    private final ConnectionEvents events;
    private final Runnable onVerified;
    private final ConnectionWatchdog watchdog;
    /** Calls made while there is no session to number them. */
    private final Deque<PendingRequest<?>> early = new ArrayDeque<>();

    private @Nullable ClientMtprotoSession session;
    private @Nullable AuthKey authKey;
    private @Nullable Link link;
    private @Nullable ScheduledFuture<?> ackTimer;
    private boolean flushScheduled;
    private boolean verified;

    SessionDriver(
            ConnectionOptions options, EventLoop loop, RpcEngine engine, ConnectionEvents events, Runnable onVerified) {
        this.options = options;
        this.loop = loop;
        this.engine = engine;
        this.events = events;
        this.onVerified = onVerified;
        this.watchdog = new ConnectionWatchdog(
                loop, options.pingInterval, options.pongTimeout, this::ping, () -> engine.pending() > 0, this::onDead);
    }

    /** Makes the session for a stored key, unless there is one. */
    void begin(AuthKey key) {
        if (session == null) {
            use(
                    key,
                    SessionOptions.of(options.random)
                            .withSalts(options.salt, options.futureSalts)
                            .withTime(options.timeOffset, false));
        }
    }

    /** Makes the session for a key that was just exchanged. */
    void beginNew(KeyExchangeResult result) {
        use(
                result.authKey(),
                SessionOptions.of(options.random)
                        .withSalts(result.salt(), List.of())
                        .withTime(result.serverTimeOffset(), true));
    }

    private void use(AuthKey key, SessionOptions sessionOptions) {
        ClientMtprotoSession fresh =
                new ClientMtprotoSession(new MessageCipher(key, Side.CLIENT, options.random), sessionOptions);
        authKey = key;
        session = fresh;
        engine.use(fresh);
        events.sessionChanged(fresh);
        events.authKeyKnown(authKeyState());
        while (!early.isEmpty()) {
            engine.enqueue(early.poll());
        }
    }

    void submit(PendingRequest<?> request) {
        engine.start(request);
        if (session == null) {
            early.add(request);
        } else {
            engine.enqueue(request);
            scheduleFlush();
        }
    }

    /** From now on packets go over this link. */
    void attach(Link opened) {
        if (session == null) {
            throw new IllegalStateException("a link without a session");
        }
        link = opened;
        verified = false;
        dispatch(session.transportOpened(options.clock.instant()));
        watchdog.start();
        scheduleFlush();
    }

    void detach() {
        watchdog.stop();
        stopAckTimer();
        if (link != null && session != null) {
            session.transportLost();
        }
        link = null;
    }

    /** Gives up the session: what the server cannot have moves to the next one, the rest fails. */
    void dropSession(String reason, Throwable cause) {
        detach();
        if (session != null) {
            early.addAll(engine.failAll(session.abandon(), reason, cause, true));
            session = null;
        }
    }

    void received(byte[] packet) {
        if (session == null) {
            return;
        }
        List<SessionEvent> happened = session.receive(packet, options.clock.instant());
        watchdog.heard();
        if (!verified) {
            verified = true;
            onVerified.run();
        }
        dispatch(happened);
        scheduleFlush();
    }

    private void dispatch(List<SessionEvent> happened) {
        boolean stateChanged = false;
        for (SessionEvent event : happened) {
            if (event instanceof SessionEvent.AnswerReceived answer && watchdog.answered(answer.request())) {
                continue;
            }
            stateChanged |=
                    event instanceof SessionEvent.SaltsChanged || event instanceof SessionEvent.TimeOffsetChanged;
            if (!engine.handle(event)) {
                events.sessionEvent(event);
            }
        }
        if (stateChanged) {
            events.authKeyStateChanged(authKeyState());
        }
    }

    AuthKeyState authKeyState() {
        if (session == null || authKey == null) {
            throw new IllegalStateException("no authorization key yet");
        }
        return new AuthKeyState(authKey, session.salt(), session.knownSalts(), session.timeOffset());
    }

    /** Sends what is queued once the event loop has done what it is about, so that it shares packets. */
    void scheduleFlush() {
        if (!flushScheduled && link != null) {
            flushScheduled = true;
            loop.execute(this::flush);
        }
    }

    private void flush() {
        flushScheduled = false;
        boolean wrote = false;
        while (link != null && session != null && link.isWritable()) {
            Optional<byte[]> packet = session.nextPacket(options.clock.instant());
            if (packet.isEmpty()) {
                break;
            }
            link.write(packet.get());
            wrote = true;
        }
        if (wrote && link != null) {
            link.flush();
            watchdog.wrote();
        }
        scheduleAcks();
    }

    private void scheduleAcks() {
        stopAckTimer();
        Instant due = session == null || link == null ? null : session.nextPacketAt();
        if (due != null) {
            long millis =
                    Math.max(1, Duration.between(options.clock.instant(), due).toMillis());
            ackTimer = loop.schedule(this::flush, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void stopAckTimer() {
        if (ackTimer != null) {
            ackTimer.cancel(false);
            ackTimer = null;
        }
    }

    private OutgoingMessage ping(Duration keepFor) {
        if (session == null) {
            throw new IllegalStateException("a ping without a session");
        }
        long pingId = options.random.nextLong();
        int seconds = (int) Math.max(1, Math.min(Integer.MAX_VALUE, keepFor.toSeconds()));
        OutgoingMessage message = session.query(new PingDelayDisconnect(pingId, seconds).toByteArray());
        scheduleFlush();
        return message;
    }

    private void onDead(Throwable cause) {
        if (link != null) {
            link.close(cause);
        }
    }

    /** Sends the acknowledgements that would otherwise be lost with the session. */
    void farewell() {
        if (session != null && link != null && link.isWritable()) {
            session.hurryAcknowledgements();
            flush();
        }
    }

    /** Ends everything; what was queued or unanswered is the caller's to fail. */
    List<OutgoingMessage> end() {
        detach();
        List<OutgoingMessage> rest = new ArrayList<>();
        if (session != null) {
            rest.addAll(session.abandon());
        }
        return rest;
    }

    /** Calls that no session has taken yet. */
    List<PendingRequest<?>> takeEarly() {
        List<PendingRequest<?>> taken = List.copyOf(early);
        early.clear();
        return taken;
    }
}
