package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.OutgoingPacket;
import dev.mtproto4j.mtproto.type.HttpWait;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what sessions have to send to the link of the moment. Belongs to the event loop. */
final class PacketPump {

    /** Up to 25 seconds for the first message; what comes shortly after it comes with it. */
    private static final HttpWait LONG_POLL = new HttpWait(30, 10, 25_000);
    /** Another request waits already. */
    private static final HttpWait AT_ONCE = new HttpWait(0, 0, 0);

    private final EventLoop loop;
    private final Clock clock;
    private final Supplier<List<Lane>> senders;
    private final Supplier<List<Lane>> listeners;
    private final Runnable onWritten;

    private @Nullable Link link;
    private @Nullable ScheduledFuture<?> timer;
    private boolean scheduled;

    /**
     * @param senders the sessions that may send now
     * @param listeners those for which a request has to wait by HTTP, so that the server can speak
     */
    PacketPump(
            EventLoop loop,
            Clock clock,
            Supplier<List<Lane>> senders,
            Supplier<List<Lane>> listeners,
            Runnable onWritten) {
        this.loop = loop;
        this.clock = clock;
        this.senders = senders;
        this.listeners = listeners;
        this.onWritten = onWritten;
    }

    void connect(Link opened) {
        link = opened;
    }

    void disconnect() {
        link = null;
        stopTimer();
    }

    /** The link of the moment is dead. */
    void close(Throwable cause) {
        if (link != null) {
            link.close(cause);
        }
    }

    @Nullable
    Link link() {
        return link;
    }

    /** Sends what is queued once the event loop has done what it is about, so that it shares packets. */
    void schedule() {
        if (!scheduled && link != null) {
            scheduled = true;
            loop.execute(this::flush);
        }
    }

    void flush() {
        scheduled = false;
        boolean wrote = false;
        for (Lane lane : senders.get()) {
            wrote |= write(lane);
        }
        wrote |= poll();
        if (wrote && link != null) {
            link.flush();
            onWritten.run();
        }
        scheduleNext();
    }

    private boolean write(Lane lane) {
        boolean wrote = false;
        while (link != null && link.isWritable(lane.keyId()) && writeNext(link, lane)) {
            wrote = true;
        }
        return wrote;
    }

    private boolean writeNext(Link to, Lane lane) {
        Instant now = clock.instant();
        ClientMtprotoSession session = lane.session();
        if (to.isHttp()) {
            boolean waits = to.isUnanswered(lane.keyId());
            if (waits && !lane.isHeard()) {
                // A second request could overtake the first, and begin the session without what is in that.
                return false;
            }
            Optional<byte[]> packet = session.nextPacket(now, waits ? AT_ONCE : LONG_POLL, false);
            packet.ifPresent(to::write);
            return packet.isPresent();
        }
        if (!to.hasQuickAcks()) {
            Optional<byte[]> packet = session.nextPacket(now);
            packet.ifPresent(to::write);
            return packet.isPresent();
        }
        Optional<OutgoingPacket> packet = session.nextPacketWithQuickAck(now);
        packet.ifPresent(next -> to.write(next.bytes(), next.wantsQuickAck()));
        return packet.isPresent();
    }

    /** By HTTP the server can only answer: in each session, one request always waits for what it has to say. */
    private boolean poll() {
        Link to = link;
        if (to == null || !to.isHttp()) {
            return false;
        }
        boolean wrote = false;
        for (Lane lane : listeners.get()) {
            if (!to.isUnanswered(lane.keyId()) && to.isWritable(lane.keyId())) {
                lane.session().nextPacket(clock.instant(), LONG_POLL, true).ifPresent(to::write);
                wrote = true;
            }
        }
        return wrote;
    }

    private void scheduleNext() {
        stopTimer();
        if (link == null) {
            return;
        }
        Optional<Instant> first = senders.get().stream()
                .map(Lane::session)
                .map(ClientMtprotoSession::nextPacketAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        if (first.isPresent()) {
            long millis =
                    Math.max(1, Duration.between(clock.instant(), first.get()).toMillis());
            timer = loop.schedule(this::flush, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
