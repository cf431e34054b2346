package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.exchange.KeyExchangeResult;
import dev.mtproto4j.core.rpc.PendingRequest;
import dev.mtproto4j.core.rpc.RpcEngine;
import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.MessageBody;
import dev.mtproto4j.core.session.OutgoingMessage;
import dev.mtproto4j.core.session.SessionEvent;
import dev.mtproto4j.tl.TlMethod;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Connects sessions to the link of the moment: packets and time go in, packets and events come out. One
 * session has the calls; while its key is renewed, another one is being prepared, and afterwards answers
 * still come in on the one before. Belongs to the event loop.
 */
final class SessionDriver {

    private final ConnectionOptions options;
    private final RpcEngine engine;
    private final ConnectionEvents events;
    private final Runnable onVerified;
    private final BooleanSupplier onUnbound;
    private final ConnectionWatchdog watchdog;
    private final PacketPump pump;
    private final Drain drain;
    /** Calls made while there is no session to number them. */
    private final Deque<PendingRequest<?>> early = new ArrayDeque<>();

    private @Nullable Lane current;
    private @Nullable Lane next;
    private @Nullable Lane retired;
    private @Nullable PrivateCall privateCall;
    /** What the outside hears of the permanent key, when sessions are under temporary ones. */
    private @Nullable AuthKeyState permanent;

    private boolean holding;
    private boolean verified;
    private boolean served;

    /** @param onUnbound told that the server does not know whom the temporary key stands for; whether it will be seen to */
    SessionDriver(
            ConnectionOptions options,
            EventLoop loop,
            RpcEngine engine,
            ConnectionEvents events,
            Runnable onVerified,
            BooleanSupplier onUnbound) {
        this.options = options;
        this.engine = engine;
        this.events = events;
        this.onVerified = onVerified;
        this.onUnbound = onUnbound;
        this.pump = new PacketPump(loop, options.clock, this::senders, this::listeners, this::written);
        this.drain = new Drain(loop, () -> current == null || !current.session().hasUnansweredRequests());
        this.watchdog = new ConnectionWatchdog(loop, options, this::ping, () -> engine.pending() > 0, pump::close);
    }

    /** From now on packets go over this link; those of a session once it is attached. */
    void connected(Link opened) {
        pump.connect(opened);
    }

    boolean hasSession() {
        return current != null;
    }

    /** Makes the session for a stored permanent key, unless there is one, and attaches it. */
    void begin(AuthKeyState stored) {
        if (current == null) {
            use(Lane.stored(stored, options));
        }
        attach();
    }

    /** Makes the session for a permanent key that was just exchanged, and attaches it. */
    void beginNew(KeyExchangeResult result) {
        use(Lane.fresh(result, options));
        attach();
    }

    /** Goes on under a temporary key that another connection has bound. */
    void adopt(TemporaryKey key, AuthKeyState ofPermanentKey) {
        permanent = ofPermanentKey;
        use(Lane.shared(key, options));
        attach();
    }

    /** Makes a session for a new temporary key, in which nothing but this request goes out until {@link #promote}. */
    void prepare(
            KeyExchangeResult result, Function<ClientMtprotoSession, MessageBody> request, Consumer<SessionEvent> end) {
        Lane lane = Lane.fresh(result, options);
        next = lane;
        privateCall = new PrivateCall(lane.session().request(request.apply(lane.session())), end);
        scheduleFlush();
    }

    /** The prepared session takes over. */
    void promote(AuthKeyState ofPermanentKey) {
        Lane prepared = next;
        if (prepared == null) {
            throw new IllegalStateException("no session was prepared");
        }
        next = null;
        permanent = ofPermanentKey;
        use(prepared);
        attach();
    }

    private void use(Lane lane) {
        if (current != null) {
            retire(current);
        }
        current = lane;
        engine.use(lane.session());
        events.sessionChanged(lane.session());
        events.authKeyKnown(authKeyState());
        holding = false;
        if (served && options.introduction != null) {
            introduce(lane, options.introduction);
        } else {
            release();
        }
    }

    /** Answers may still come for what was sent; what was not moves on, before the calls made since. */
    private void retire(Lane lane) {
        endRetired("its temporary key was replaced twice");
        List<OutgoingMessage> unsent = lane.session().retire();
        List<PendingRequest<?>> moved = engine.failAll(unsent, "its session ended", null, true);
        for (int i = moved.size() - 1; i >= 0; i--) {
            early.addFirst(moved.get(i));
        }
        retired = lane;
    }

    private void endRetired(String reason) {
        if (retired != null) {
            early.addAll(engine.failAll(retired.session().abandon(), reason, null, true));
            retired = null;
        }
    }

    /** Says in a session that is not the first who we are; the calls follow when the server has answered. */
    private void introduce(Lane lane, TlMethod<?> introduction) {
        OutgoingMessage message =
                lane.session().request(introduction.toByteArray()).idempotent(true);
        privateCall = new PrivateCall(message, outcome -> release());
        scheduleFlush();
    }

    private void release() {
        if (current == null || holding) {
            return;
        }
        while (!early.isEmpty()) {
            engine.enqueue(early.poll());
        }
        scheduleFlush();
    }

    void submit(PendingRequest<?> request) {
        engine.start(request);
        if (current == null || holding || privateCall != null || !early.isEmpty()) {
            early.add(request);
        } else {
            engine.enqueue(request);
            scheduleFlush();
        }
    }

    /** The session goes on over the present link. */
    void attach() {
        if (current == null || pump.link() == null) {
            throw new IllegalStateException("no session or no link");
        }
        served = true;
        verified = false;
        dispatch(current.session().transportOpened(options.clock.instant()));
        watchdog.start();
        if (privateCall == null) {
            release();
        }
        scheduleFlush();
    }

    private void written() {
        if (current != null) {
            watchdog.wrote();
        }
    }

    /** Holds new calls back, and runs this when all that were sent are answered, at the latest after that time. */
    void runDry(Duration grace, Runnable then) {
        holding = true;
        drain.start(grace, () -> {
            farewell();
            then.run();
        });
    }

    /** The session that was being prepared will not be; calls go on in the present one, if there is one. */
    void stopPreparing() {
        drain.stop();
        if (next != null) {
            next.session().abandon();
            next = null;
            privateCall = null;
        }
        if (holding) {
            holding = false;
            release();
        }
    }

    void detach() {
        watchdog.stop();
        stopPreparing();
        if (pump.link() != null && current != null) {
            current.session().transportLost();
        }
        pump.disconnect();
        endRetired("the connection ended");
    }

    /** The server does not know the key; what was sent over a link on which it answered nothing else, it did not read. */
    void denied() {
        if (current != null && pump.link() != null && !verified) {
            current.session().denied();
        }
    }

    /** Gives up the session: what the server cannot have moves to the next one, the rest fails. */
    void dropSession(String reason, @Nullable Throwable cause) {
        denied();
        detach();
        if (current != null) {
            current.session().nothingReceived();
            early.addAll(engine.failAll(current.session().abandon(), reason, cause, true));
            current = null;
        }
        privateCall = null;
    }

    void received(byte[] packet) {
        Lane lane = laneOf(packet);
        if (lane == null) {
            return;
        }
        List<SessionEvent> happened = lane.session().receive(packet, options.clock.instant());
        lane.heard();
        watchdog.heard();
        if (lane.equals(current) && !verified) {
            verified = true;
            onVerified.run();
        }
        dispatch(happened);
        drain.check();
        scheduleFlush();
    }

    /** The server's time minus ours, as far as it is known. */
    Duration timeOffset() {
        return current == null ? options.timeOffset : current.session().timeOffset();
    }

    void quickAcknowledged(int token) {
        for (Lane lane : senders()) {
            lane.session().quickAcknowledged(token).forEach(engine::acknowledged);
        }
    }

    /** The session that a packet is for; {@code null} for one whose key was given up. */
    private @Nullable Lane laneOf(byte[] packet) {
        if (next != null && next.carries(packet)) {
            return next;
        }
        if (retired != null && retired.carries(packet)) {
            return retired;
        }
        boolean foreign = permanent != null && current != null && !current.carries(packet);
        return foreign ? null : current;
    }

    private void dispatch(List<SessionEvent> happened) {
        boolean stateChanged = false;
        for (SessionEvent event : happened) {
            options.telemetry.happened(event);
            if (event instanceof SessionEvent.AnswerReceived answer && watchdog.answered(answer.request())) {
                continue;
            }
            if (endsPrivateCall(event) || isForUnboundKey(event)) {
                continue;
            }
            stateChanged |=
                    event instanceof SessionEvent.SaltsChanged || event instanceof SessionEvent.TimeOffsetChanged;
            if (!engine.handle(event)) {
                events.sessionEvent(event);
            }
        }
        if (stateChanged && current != null) {
            events.authKeyStateChanged(authKeyState());
        }
    }

    private boolean endsPrivateCall(SessionEvent event) {
        PrivateCall call = privateCall;
        if (call == null || !call.isEndedBy(event)) {
            return false;
        }
        privateCall = null;
        call.onEnd().accept(event);
        return true;
    }

    /** Such a call was not executed: it waits until the key is bound again. */
    private boolean isForUnboundKey(SessionEvent event) {
        if (event instanceof SessionEvent.ErrorReceived error
                && KeyBinding.isMissing(error)
                && error.request().attachment() instanceof PendingRequest<?> request
                && onUnbound.getAsBoolean()) {
            early.add(request);
            return true;
        }
        return false;
    }

    AuthKeyState authKeyState() {
        if (current == null) {
            throw new IllegalStateException("no authorization key yet");
        }
        return current.state(permanent);
    }

    /** Sends what is queued once the event loop has done what it is about, so that it shares packets. */
    void scheduleFlush() {
        pump.schedule();
    }

    /** The session that has the calls; before the one that is being prepared, whose acknowledgements can wait. */
    private List<Lane> senders() {
        return Stream.of(current, next).flatMap(Stream::ofNullable).toList();
    }

    /** The sessions in which the server may have something to say: at any time, or because it was asked. */
    private List<Lane> listeners() {
        Stream<Lane> asked =
                Stream.of(next, retired).flatMap(Stream::ofNullable).filter(Lane::isAsked);
        return Stream.concat(Stream.ofNullable(current), asked).toList();
    }

    private OutgoingMessage ping(Duration keepFor) {
        if (current == null) {
            throw new IllegalStateException("a ping without a session");
        }
        scheduleFlush();
        return current.ping(options.random.nextLong(), keepFor);
    }

    /** Sends the acknowledgements that would otherwise be lost with the session. */
    void farewell() {
        Link link = pump.link();
        if (current != null && link != null && link.isWritable()) {
            current.session().hurryAcknowledgements();
            pump.flush();
        }
    }

    /** Ends everything; what was queued or unanswered is the caller's to fail. */
    List<OutgoingMessage> end() {
        List<OutgoingMessage> rest = new ArrayList<>();
        if (retired != null) {
            rest.addAll(retired.session().abandon());
            retired = null;
        }
        detach();
        if (current != null) {
            rest.addAll(current.session().abandon());
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
