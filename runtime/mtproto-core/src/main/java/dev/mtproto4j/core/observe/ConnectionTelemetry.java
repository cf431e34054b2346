package dev.mtproto4j.core.observe;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.session.SessionEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a connection says what happens: to its observer, and to Java Flight Recorder. For the inside of this library;
 * others implement {@link ConnectionObserver}. Thread-safe.
 */
public final class ConnectionTelemetry {

    /** Says nothing to anybody but the flight recorder. */
    public static final ConnectionTelemetry SILENT =
            new ConnectionTelemetry(DcNumber.of(1), ConnectionObserver.NONE, System::nanoTime);

    private static final Logger log = LoggerFactory.getLogger(ConnectionTelemetry.class);

    /** One that fails does so at every packet. */
    private static final AtomicBoolean FAILURE_TOLD = new AtomicBoolean();

    final DcNumber dc;
    private final ConnectionObserver observer;
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock that only goes forward, in nanoseconds from any origin */
    public ConnectionTelemetry(DcNumber dc, ConnectionObserver observer, LongSupplier nanoTime) {
        this.dc = dc;
        this.observer = observer;
        this.nanoTime = nanoTime;
    }

    /** A call was made; whoever ends it says so through what this returns. */
    public CallSpan call(String method) {
        return new CallSpan(this, method);
    }

    /**
     * A network connection is being made.
     *
     * @param route where and how, without credentials
     * @param again whether one that answered was lost before
     */
    public ConnectionSpan connecting(String route, boolean again) {
        return new ConnectionSpan(this, route, again);
    }

    /** A key exchange begins. */
    public KeyExchangeSpan exchanging(boolean temporary) {
        return new KeyExchangeSpan(this, temporary);
    }

    /** A session reports something, which may be worth counting. */
    public void happened(SessionEvent event) {
        if (event instanceof SessionEvent.MessageResent) {
            tell(to -> to.messageResent(dc));
        } else if (event instanceof SessionEvent.MessageRejected rejected) {
            tell(to -> to.messageRejected(dc, rejected.code()));
        } else if (event instanceof SessionEvent.PacketDropped dropped) {
            dropped(reasonOf(dropped.reason()));
        } else if (event instanceof SessionEvent.MessageMalformed) {
            dropped(DropReason.MALFORMED);
        }
    }

    private static DropReason reasonOf(SessionEvent.DropReason reason) {
        return switch (reason) {
            case WRONG_SESSION -> DropReason.WRONG_SESSION;
            case WRONG_PARITY -> DropReason.WRONG_PARITY;
            case OUTSIDE_TIME_WINDOW -> DropReason.OUTSIDE_TIME_WINDOW;
            case DUPLICATE -> DropReason.DUPLICATE;
            case TOO_OLD -> DropReason.TOO_OLD;
        };
    }

    /** Something that arrived was dropped. */
    public void dropped(DropReason reason) {
        PacketDroppedEvent event = new PacketDroppedEvent();
        if (event.shouldCommit()) {
            event.dc = dc.id();
            event.reason = reason.name();
            event.commit();
        }
        tell(to -> to.packetDropped(dc, reason));
    }

    /** The server asked for patience. */
    public static void floodWait(ConnectionObserver observer, String method, Duration wait, boolean slept) {
        FloodWaitEvent event = new FloodWaitEvent();
        if (event.shouldCommit()) {
            event.method = method;
            event.wait = wait.toMillis();
            event.slept = slept;
            event.commit();
        }
        tell(observer, to -> to.floodWait(method, wait, slept));
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    Duration since(long start) {
        return Duration.ofNanos(Math.max(0, nanoTime() - start));
    }

    void tell(Consumer<ConnectionObserver> news) {
        tell(observer, news);
    }

    /** An observer that fails must not end a call or a connection. */
    private static void tell(ConnectionObserver observer, Consumer<ConnectionObserver> news) {
        try {
            news.accept(observer);
        } catch (RuntimeException e) {
            if (FAILURE_TOLD.compareAndSet(false, true)) {
                log.warn("an observer of connections failed; further failures are logged at debug level", e);
            } else {
                log.debug("an observer of connections failed", e);
            }
        }
    }
}
