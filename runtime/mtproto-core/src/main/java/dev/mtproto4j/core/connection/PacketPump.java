package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.session.ClientMtprotoSession;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what sessions have to send to the link of the moment. Belongs to the event loop. */
final class PacketPump {

    private final EventLoop loop;
    private final Clock clock;
    private final Supplier<List<ClientMtprotoSession>> senders;
    private final Runnable onWritten;

    private @Nullable Link link;
    private @Nullable ScheduledFuture<?> ackTimer;
    private boolean scheduled;

    /** @param senders the sessions that may send now */
    PacketPump(EventLoop loop, Clock clock, Supplier<List<ClientMtprotoSession>> senders, Runnable onWritten) {
        this.loop = loop;
        this.clock = clock;
        this.senders = senders;
        this.onWritten = onWritten;
    }

    void connect(Link opened) {
        link = opened;
    }

    void disconnect() {
        link = null;
        stopAckTimer();
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
        for (ClientMtprotoSession session : senders.get()) {
            wrote |= write(session);
        }
        if (wrote && link != null) {
            link.flush();
            onWritten.run();
        }
        scheduleAcks();
    }

    private boolean write(ClientMtprotoSession session) {
        boolean wrote = false;
        while (link != null && link.isWritable()) {
            Optional<byte[]> packet = session.nextPacket(clock.instant());
            if (packet.isEmpty()) {
                break;
            }
            link.write(packet.get());
            wrote = true;
        }
        return wrote;
    }

    private void scheduleAcks() {
        stopAckTimer();
        if (link == null) {
            return;
        }
        for (ClientMtprotoSession session : senders.get()) {
            Instant due = session.nextPacketAt();
            if (due != null) {
                long millis = Math.max(1, Duration.between(clock.instant(), due).toMillis());
                ackTimer = loop.schedule(this::flush, millis, TimeUnit.MILLISECONDS);
                return;
            }
        }
    }

    private void stopAckTimer() {
        if (ackTimer != null) {
            ackTimer.cancel(false);
            ackTimer = null;
        }
    }
}
