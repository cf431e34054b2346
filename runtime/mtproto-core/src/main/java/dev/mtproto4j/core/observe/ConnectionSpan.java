package dev.mtproto4j.core.observe;

import org.jspecify.annotations.Nullable;

/** A network connection from dialling to its end. Belongs to one event loop. */
public final class ConnectionSpan {

    private final ConnectionTelemetry telemetry;
    private final boolean again;
    private final ConnectionEvent event = new ConnectionEvent();
    private boolean answered;
    private boolean ended;

    ConnectionSpan(ConnectionTelemetry telemetry, String route, boolean again) {
        this.telemetry = telemetry;
        this.again = again;
        event.dc = telemetry.dc.id();
        event.route = route;
        event.begin();
    }

    public void sent(int bytes) {
        event.bytesSent += bytes;
        telemetry.tell(to -> to.packetSent(telemetry.dc, bytes));
    }

    public void received(int bytes) {
        event.bytesReceived += bytes;
        telemetry.tell(to -> to.packetReceived(telemetry.dc, bytes));
    }

    /** The server answered under our key, or has proved that it has it; counts once. */
    public void answered() {
        if (!answered && !ended) {
            answered = true;
            telemetry.tell(to -> to.connected(telemetry.dc, again));
        }
    }

    /** This side closed it. */
    public void closed() {
        end(null, false);
    }

    /** It ended by itself, or because of what came over it; {@code null} if the server closed it. */
    public void lost(@Nullable Throwable cause) {
        end(cause, true);
    }

    private void end(@Nullable Throwable cause, boolean lost) {
        if (ended) {
            return;
        }
        ended = true;
        event.end();
        if (event.shouldCommit()) {
            event.answered = answered;
            event.end = cause == null
                    ? (lost ? "closed by the server" : "")
                    : cause.getClass().getSimpleName();
            event.commit();
        }
        if (answered) {
            telemetry.tell(to -> to.disconnected(telemetry.dc, lost));
        }
    }
}
