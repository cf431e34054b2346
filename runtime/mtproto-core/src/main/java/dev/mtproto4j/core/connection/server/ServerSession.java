package dev.mtproto4j.core.connection.server;

import dev.mtproto4j.core.SerialExecutor;
import dev.mtproto4j.core.connection.Unawaited;
import dev.mtproto4j.core.connection.server.HttpOutlets.Outlet;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.session.ServerMtprotoSession;
import dev.mtproto4j.core.session.SessionEvent;
import dev.mtproto4j.core.session.SessionEvent.HttpWaitReceived;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.mtproto.type.RpcError;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client's session, which outlives its connections. Thread-safe. */
public final class ServerSession {

    private static final Logger log = LoggerFactory.getLogger(ServerSession.class);

    private final MtprotoServer server;
    private final AuthKey authKey;
    private final ServerMtprotoSession protocol;
    private final SerialExecutor handlerCalls;
    private final ServerFaults faults = new ServerFaults(this);
    private final ConcurrentMap<Object, Object> attributes = new ConcurrentHashMap<>();
    private final Object lock = new Object();

    // Guarded by the lock, as is the protocol.
    private @Nullable ServerConnection connection;
    private @Nullable ScheduledFuture<?> ackTimer;
    private boolean destroyed;
    private Instant lastHeard;
    private final HttpOutlets http = new HttpOutlets(this::due);
    private HttpWaitReceived httpWait = HttpWaitReceived.DEFAULT;

    ServerSession(MtprotoServer server, AuthKey authKey, ServerMtprotoSession protocol) {
        this.server = server;
        this.authKey = authKey;
        this.protocol = protocol;
        this.lastHeard = server.options().clock.instant();
        this.handlerCalls = new SerialExecutor(server.options().handlerExecutor);
    }

    /** The session id that the client chose. */
    public long id() {
        return protocol.id();
    }

    public AuthKey authKey() {
        return authKey;
    }

    public long authKeyId() {
        return authKey.id();
    }

    public MtprotoServer server() {
        return server;
    }

    public ServerFaults faults() {
        return faults;
    }

    /** For whatever the handler has to remember about the session. */
    public ConcurrentMap<Object, Object> attributes() {
        return attributes;
    }

    /** The connection that it was last heard on, if that is open. */
    public Optional<ServerConnection> connection() {
        synchronized (lock) {
            return Optional.ofNullable(connection).filter(ServerConnection::isOpen);
        }
    }

    /**
     * Answers a call with a boxed result; sent again after a loss, until the client has acknowledged it.
     *
     * @return {@code false} if there is no such call, or it was answered or dropped already
     */
    public boolean reply(long msgId, byte[] boxedResult) {
        synchronized (lock) {
            if (destroyed || !protocol.reply(msgId, boxedResult)) {
                return false;
            }
            boolean lose = faults.takeLoss();
            flush(lose);
            if (!lose && faults.takeDuplicate() && protocol.repeatAnswer(msgId)) {
                flush(false);
            }
            return true;
        }
    }

    /** Answers a call of that method. */
    public <R> boolean reply(long msgId, TlMethod<R> method, R result) {
        TlWriter writer = new TlWriter();
        method.writeResult(writer, result);
        return reply(msgId, writer.toByteArray());
    }

    /** Answers a call with {@code rpc_error}. */
    public boolean replyError(long msgId, int code, String message) {
        return reply(msgId, new RpcError(code, message).toByteArray());
    }

    /** Sends an object of the server's own accord; sent again after a loss, until acknowledged. */
    public void push(TlObject object) {
        push(object.toByteArray());
    }

    /** Sends a boxed object of the server's own accord. */
    public void push(byte[] boxed) {
        synchronized (lock) {
            if (!destroyed) {
                protocol.push(boxed);
                flush(false);
            }
        }
    }

    /** Forgets the session. The connection stays. */
    public void destroy() {
        server.forget(this);
    }

    void destroyed() {
        synchronized (lock) {
            destroyed = true;
            stopAckTimer();
            protocol.abandon();
            http.releaseAll();
        }
        later(() -> server.options().handler.onSessionDestroyed(this));
    }

    /** Whether it has had no open connection, and been silent, from that time on. */
    boolean isIdleSince(Instant time) {
        synchronized (lock) {
            return (connection == null || !connection.isOpen()) && lastHeard.isBefore(time);
        }
    }

    void shiftClock(Duration offset) {
        synchronized (lock) {
            protocol.shiftClock(offset);
        }
    }

    /** Takes in a packet that was found to be this session's; {@code false} if it was forgotten meanwhile. */
    boolean received(EncryptedMessage packet, ServerConnection from, Instant now) {
        synchronized (lock) {
            if (destroyed) {
                return false;
            }
            lastHeard = now;
            httpWait = HttpWaitReceived.DEFAULT;
            if (from.isHttp()) {
                connection = from;
                if (http.isOnlyOne(from)) {
                    connected(from);
                }
            } else if (isNewer(from)) {
                connection = from;
                connected(from);
            }
            List<SessionEvent> events = protocol.accept(packet, now);
            events.forEach(event -> handle(event, from, now));
            if (from.isHttp()) {
                http.add(from, httpWait);
            }
            flush(false);
            return true;
        }
    }

    private void connected(ServerConnection to) {
        protocol.transportOpened();
        later(() -> server.options().handler.onSessionConnected(this, to));
    }

    /** What comes late on an older connection does not draw the answers there. */
    private boolean isNewer(ServerConnection from) {
        ServerConnection known = connection;
        return known != from && (known == null || !known.isOpen() || from.id() > known.id());
    }

    private void handle(SessionEvent event, ServerConnection from, Instant now) {
        ServerHandler handler = server.options().handler;
        if (event instanceof SessionEvent.RequestReceived e) {
            int constructorId = new TlReader(e.body()).peekInt();
            ServerRequest request = new ServerRequest(e.messageId(), constructorId, e.body(), from, now);
            later(() -> call(handler, request));
        } else if (event instanceof SessionEvent.SessionCreated) {
            later(() -> handler.onSessionCreated(this));
        } else if (event instanceof SessionEvent.AnswerDropped e) {
            later(() -> handler.onAnswerDropped(this, e.requestMessageId()));
        } else if (event instanceof HttpWaitReceived e) {
            httpWait = e;
        } else if (event instanceof SessionEvent.DisconnectDelayed e) {
            // The requests of HTTP come by now one connection and now another.
            if (!from.isHttp()) {
                from.disconnectAfter(e.delay());
            }
        } else if (event instanceof SessionEvent.SessionDestroyRequested e) {
            boolean exists = e.sessionId() != id()
                    && server.session(authKeyId(), e.sessionId()).isPresent();
            protocol.answerDestroySession(e.messageId(), e.sessionId(), exists);
            if (exists) {
                // Outside this session's lock: the other one has its own.
                later(() -> server.forget(authKeyId(), e.sessionId()));
            }
        } else if (event instanceof SessionEvent.AuthKeyDestroyRequested e) {
            destroyAuthKey(handler, e.messageId());
        } else {
            log.debug("session {}: {}", Long.toHexString(id()), event);
        }
    }

    private void destroyAuthKey(ServerHandler handler, long requestId) {
        boolean allowed = handler.mayDestroyAuthKey(this);
        protocol.answerDestroyAuthKey(requestId, allowed);
        flush(false);
        if (allowed) {
            later(() -> server.forgetKey(authKeyId()));
        }
    }

    private void call(ServerHandler handler, ServerRequest request) {
        try {
            handler.onRequest(this, request);
        } catch (RuntimeException | Error e) {
            log.error("the handler failed on {}", request, e);
            replyError(request.msgId(), 500, "INTERNAL_SERVER_ERROR");
        }
    }

    private void later(Runnable task) {
        handlerCalls.execute(task);
    }

    private void flush(boolean lose) {
        ServerConnection target = connection;
        if (target == null || !target.isOpen()) {
            return;
        }
        if (target.isHttp()) {
            flushHttp(lose);
        } else {
            while (writeNext(target, lose)) {
                // One after another until nothing is left to send.
            }
        }
        scheduleAcks(target);
    }

    private boolean writeNext(ServerConnection target, boolean lose) {
        Optional<byte[]> packet = protocol.nextPacket(server.options().clock.instant());
        packet.filter(bytes -> !lose).ifPresent(bytes -> write(target, new Frame.Packet(bytes)));
        return packet.isPresent();
    }

    private void write(ServerConnection target, Frame frame) {
        Duration delay = faults.delay();
        if (delay.isZero()) {
            target.write(frame);
        } else {
            Unawaited.leave(
                    target.eventLoop().schedule(() -> target.write(frame), delay.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** Each packet needs a request that waits for it; without one, it stays where it is. */
    private void flushHttp(boolean lose) {
        Outlet outlet = protocol.hasPacket(server.options().clock.instant()) ? http.next() : null;
        while (outlet != null && writeNext(outlet.connection, lose)) {
            http.used(outlet);
            outlet = http.next();
        }
        http.releaseAtOnce();
    }

    /** A request has waited for as long as its client wanted: it gets what there is, or an empty container. */
    private void due(Outlet outlet) {
        synchronized (lock) {
            flush(false);
            if (http.isWaiting(outlet) && http.isOver(outlet)) {
                http.used(outlet);
                write(
                        outlet.connection,
                        new Frame.Packet(
                                protocol.emptyContainer(server.options().clock.instant())));
            }
        }
    }

    private void scheduleAcks(ServerConnection target) {
        stopAckTimer();
        Instant due = protocol.nextPacketAt();
        if (due != null) {
            long wait = Math.max(
                    1, Duration.between(server.options().clock.instant(), due).toMillis());
            ackTimer = target.eventLoop()
                    .schedule(
                            () -> {
                                synchronized (lock) {
                                    flush(false);
                                }
                            },
                            wait,
                            TimeUnit.MILLISECONDS);
        }
    }

    private void stopAckTimer() {
        if (ackTimer != null) {
            ackTimer.cancel(false);
            ackTimer = null;
        }
    }

    @Override
    public String toString() {
        return "ServerSession[" + Long.toHexString(id()) + "]";
    }
}
