package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.ConnectionLostException;
import dev.mtproto4j.core.KeyBindingException;
import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.exchange.KeyExchangeResult;
import dev.mtproto4j.core.message.PlainMessage;
import dev.mtproto4j.core.observe.DropReason;
import dev.mtproto4j.core.rpc.PendingRequest;
import dev.mtproto4j.core.rpc.RpcEngine;
import dev.mtproto4j.core.session.OutgoingMessage;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.TransportException;
import dev.mtproto4j.core.transport.netty.NettyTransport;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a connection: dial, exchange keys, serve, lose, dial again, close. Belongs to one event
 * loop; nothing here is called by another thread.
 */
final class ConnectionCore implements Link.Owner, ForwardSecrecy.Owner {

    private static final Logger log = LoggerFactory.getLogger(ConnectionCore.class);

    private static final Duration TOO_MANY_CONNECTIONS_PAUSE = Duration.ofSeconds(5);

    private final ConnectionOptions options;
    private final EventLoop loop;
    private final RpcEngine engine;
    private final ConnectionEvents events;
    private final RouteRotation routes;
    private final SessionDriver driver;
    /** {@code null} when sessions are under the permanent key itself. */
    private final @Nullable ForwardSecrecy secrecy;

    private final KeyStanding standing = new KeyStanding();

    private @Nullable AuthKeyState permanentKey;
    private @Nullable Link link;
    private @Nullable KeyExchanger exchanger;
    private @Nullable ScheduledFuture<?> redial;
    private @Nullable ScheduledFuture<?> deadline;
    private Duration pause = Duration.ZERO;
    private int failures;

    private boolean everReady;
    private boolean closing;
    private boolean closed;
    private @Nullable Throwable closeCause;

    ConnectionCore(ConnectionOptions options, EventLoop loop, RpcEngine engine, ConnectionEvents events) {
        this.options = options;
        this.loop = loop;
        this.engine = engine;
        this.events = events;
        this.routes = new RouteRotation(options.routes);
        this.driver = new SessionDriver(options, loop, engine, events, this::verified, this::unbound);
        this.secrecy = options.temporaryKeys == null
                ? null
                : new ForwardSecrecy(options, options.temporaryKeys, loop, driver, this);
        this.permanentKey = options.authKey == null
                ? null
                : new AuthKeyState(options.authKey, options.salt, options.futureSalts, options.timeOffset);
    }

    // --- calls

    void submit(PendingRequest<?> request) {
        if (closed || closing) {
            engine.refuse(request, "the connection is closed", closeCause);
            return;
        }
        driver.submit(request);
    }

    void cancel(PendingRequest<?> request) {
        engine.cancel(request);
        driver.scheduleFlush();
        finishIfIdle();
    }

    /** Runs a timer of the engine, which may leave something to send. */
    void timer(Runnable task) {
        task.run();
        driver.scheduleFlush();
        finishIfIdle();
    }

    // --- dialling

    void dial() {
        redial = null;
        if (closed) {
            return;
        }
        Route route = routes.current();
        log.debug("connecting to {} at {}", options.dc, route);
        Link next = new Link(this, route.transport(), options.telemetry.connecting(route.toString(), everReady));
        link = next;
        Unawaited.leave(NettyTransport.connect(
                        loop,
                        route,
                        options.dc,
                        options.random,
                        Clock.offset(options.clock, driver.timeOffset()),
                        options.connectTimeout,
                        next)
                .addListener(future -> {
                    if (!future.isSuccess()) {
                        next.notOpened(future.cause());
                        lost(next, future.cause());
                    }
                }));
    }

    @Override
    public void opened(Link opened) {
        if (opened != link) {
            opened.abandon();
            return;
        }
        driver.connected(opened);
        AuthKeyState key = permanentKey;
        if (key == null) {
            exchanger = KeyExchanger.permanent(options, loop, opened, this::keyMade);
            exchanger.start();
        } else if (secrecy == null) {
            driver.begin(key);
        } else {
            secrecy.begin(opened, key, false);
        }
    }

    private void keyMade(KeyExchangeResult result) {
        exchanger = null;
        standing.made();
        AuthKeyState made = new AuthKeyState(result.authKey(), result.salt(), List.of(), result.serverTimeOffset());
        permanentKey = made;
        if (secrecy == null) {
            driver.beginNew(result);
            events.authKeyCreated(made);
            // The exchange has proved that the server has the key.
            ready();
        } else {
            events.authKeyCreated(made);
            if (link != null) {
                secrecy.begin(link, made, true);
            }
        }
    }

    @Override
    public void secured() {
        ready();
    }

    @Override
    public void bindingRefused(KeyBindingException cause) {
        if (cause.isPermanentKeyUnknown() && mayMakeNewKey()) {
            log.info("{}: {}; making a new one", options.dc, cause.getMessage());
            permanentKey = null;
            beginAgain("the server does not know the authorization key", cause);
        } else {
            shutDown(cause);
        }
    }

    private boolean unbound() {
        return secrecy != null && secrecy.unbound();
    }

    private boolean mayMakeNewKey() {
        return options.allowNewAuthKey && standing.mayBeReplaced();
    }

    @Override
    public void received(Link from, Frame frame) {
        if (from != link) {
            return;
        }
        if (frame instanceof Frame.TransportError error) {
            transportError(error.code());
        } else if (frame instanceof Frame.QuickAck ack) {
            driver.quickAcknowledged(ack.token());
        } else if (frame instanceof Frame.Packet packet) {
            if (exchanger != null) {
                exchanger.received(packet.bytes());
            } else if (secrecy == null || !PlainMessage.isPlain(packet.bytes()) || !secrecy.received(packet.bytes())) {
                receive(from, packet.bytes());
            }
        }
    }

    private void receive(Link from, byte[] packet) {
        try {
            driver.received(packet);
        } catch (MtprotoException e) {
            log.warn("closing the connection to {}: {}", options.dc, e.getMessage());
            options.telemetry.dropped(DropReason.NOT_AUTHENTIC);
            from.close(e);
        }
        finishIfIdle();
    }

    @Override
    public void writable(Link writable) {
        driver.scheduleFlush();
    }

    /** The server answered under our key. */
    private void verified() {
        failures = 0;
        standing.confirmed();
        if (secrecy != null) {
            secrecy.verified();
        }
        ready();
    }

    private void ready() {
        everReady = true;
        routes.worked();
        if (link != null) {
            link.answered();
        }
        if (!closing) {
            events.ready();
        }
    }

    // --- loss

    private void transportError(int code) {
        TransportException error = new TransportException(code);
        if (link == null) {
            return;
        }
        Link failed = link;
        switch (error.meaning()) {
            case AUTH_KEY_UNKNOWN -> keyDenied(failed, error);
            case TOO_MANY_CONNECTIONS -> {
                pause = TOO_MANY_CONNECTIONS_PAUSE;
                failed.close(error);
            }
            case INVALID_DC, FORBIDDEN -> shutDown(error);
            default -> failed.close(error);
        }
    }

    private void keyDenied(Link from, TransportException error) {
        if (exchanger != null || (secrecy != null && secrecy.isExchanging())) {
            from.close(error);
        } else if (standing.deniedInDoubt()) {
            log.debug("{} says that it does not know our key; asking again", options.dc);
            driver.denied();
            driver.detach();
            leave();
        } else if (secrecy != null && secrecy.lost()) {
            log.info("{} does not know our temporary key; making a new one", options.dc);
            beginAgain("the server does not know the temporary key", error);
        } else if (mayMakeNewKey()) {
            log.info("{} does not know our authorization key; making a new one", options.dc);
            permanentKey = null;
            beginAgain("the server does not know the authorization key", error);
        } else {
            shutDown(error);
        }
    }

    /** Gives up the session and the link, and dials again. */
    private void beginAgain(String reason, Throwable cause) {
        standing.replaced();
        driver.dropSession(reason, cause);
        leave();
    }

    /** Gives up the link, and dials again. */
    private void leave() {
        if (secrecy != null) {
            secrecy.stop();
        }
        if (link != null) {
            link.abandon();
            link = null;
        }
        events.reconnecting();
        redial(options.backoff.delay(1, options.random));
    }

    @Override
    public void lost(Link ended, @Nullable Throwable cause) {
        if (ended != link) {
            return;
        }
        link = null;
        if (exchanger != null) {
            exchanger.stop();
            exchanger = null;
        }
        if (secrecy != null) {
            secrecy.stop();
        }
        driver.detach();
        if (closed) {
            return;
        }
        failures++;
        routes.ended();
        String reason = cause == null ? "the server closed the connection" : String.valueOf(cause.getMessage());
        log.debug("connection to {} lost: {}", options.dc, reason);
        if (!everReady && failures >= routes.size()) {
            shutDown(
                    cause instanceof MtprotoException
                            ? cause
                            : new ConnectionLostException(
                                    "cannot connect to " + options.dc + " at " + options.routes + ": " + reason,
                                    true,
                                    cause));
        } else if (everReady) {
            events.reconnecting();
            redial(options.backoff.delay(failures, options.random).plus(pause));
        } else {
            redial(pause);
        }
        pause = Duration.ZERO;
    }

    private void redial(Duration delay) {
        redial = loop.schedule(this::dial, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    // --- the end

    /** Takes no more calls and ends when the pending ones have, or at the latest after that time. */
    void closeGracefully(Duration grace) {
        if (closed || closing) {
            return;
        }
        closing = true;
        events.closing();
        deadline = loop.schedule(() -> shutDown(null), grace.toNanos(), TimeUnit.NANOSECONDS);
        finishIfIdle();
    }

    /** A connection that is closing ends with its last call. */
    void finishIfIdle() {
        if (closing && !closed && engine.pending() == 0) {
            shutDown(null);
        }
    }

    void shutDown(@Nullable Throwable cause) {
        if (closed) {
            return;
        }
        closed = true;
        closeCause = cause;
        if (redial != null) {
            redial.cancel(false);
        }
        if (deadline != null) {
            deadline.cancel(false);
        }
        if (exchanger != null) {
            exchanger.stop();
        }
        if (secrecy != null) {
            secrecy.stop();
        }
        driver.farewell();
        if (link != null) {
            link.abandon();
            link = null;
        }
        String reason = cause == null ? "the connection was closed" : String.valueOf(cause.getMessage());
        List<OutgoingMessage> rest = driver.end();
        engine.failAll(rest, reason, cause, false);
        driver.takeEarly().forEach(request -> engine.refuse(request, reason, cause));
        events.closed(cause);
    }
}
