package dev.mtproto4j.core;

import java.time.Duration;

/** A request that was not answered within its time. */
public class RequestTimeoutException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    private final Duration timeout;
    private final boolean safeToRetry;

    public RequestTimeoutException(String method, Duration timeout, boolean safeToRetry) {
        super(method + " was not answered within " + timeout.toMillis() + " ms"
                + (safeToRetry ? "; it was not executed" : "; whether it was executed is not known"));
        this.timeout = timeout;
        this.safeToRetry = safeToRetry;
    }

    /** How long the answer was waited for. */
    public Duration timeout() {
        return timeout;
    }

    /** Whether repeating the request cannot execute it twice: the server cannot have it. */
    public boolean safeToRetry() {
        return safeToRetry;
    }
}
