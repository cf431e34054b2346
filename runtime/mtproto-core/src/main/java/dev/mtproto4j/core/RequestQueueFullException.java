package dev.mtproto4j.core;

/** A call that was refused because too many have not ended yet; nothing of it was sent or kept. */
public class RequestQueueFullException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    private final int limit;

    public RequestQueueFullException(String method, int limit) {
        super(method + " was refused: " + limit + " calls have not ended yet, which is the limit; it was not executed");
        this.limit = limit;
    }

    /** How many calls there may be at a time. */
    public int limit() {
        return limit;
    }

    /** {@code true}: the call was not executed. Repeat it when others have ended. */
    public boolean safeToRetry() {
        return true;
    }
}
