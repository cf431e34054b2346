package dev.mtproto4j.core.observe;

/** A key exchange that is under way; ends once, whatever is said after that. */
public final class KeyExchangeSpan {

    private final ConnectionTelemetry telemetry;
    private final boolean temporary;
    private final long start;
    private final KeyExchangeEvent event = new KeyExchangeEvent();
    private boolean ended;

    KeyExchangeSpan(ConnectionTelemetry telemetry, boolean temporary) {
        this.telemetry = telemetry;
        this.temporary = temporary;
        this.start = telemetry.nanoTime();
        event.begin();
    }

    /**
     * The exchange is over.
     *
     * @param succeeded whether there is a key now
     */
    public void ended(boolean succeeded) {
        if (ended) {
            return;
        }
        ended = true;
        event.end();
        if (event.shouldCommit()) {
            event.dc = telemetry.dc.id();
            event.temporary = temporary;
            event.succeeded = succeeded;
            event.commit();
        }
        telemetry.tell(to -> to.keyExchanged(telemetry.dc, temporary, succeeded, telemetry.since(start)));
    }
}
