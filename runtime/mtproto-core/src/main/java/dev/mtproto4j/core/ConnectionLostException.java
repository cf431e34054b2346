package dev.mtproto4j.core;

import org.jspecify.annotations.Nullable;

/**
 * A request that got no answer because its connection or session ended.
 *
 * <p>{@link #safeToRetry()} says what is known: {@code true} when the request never left this
 * process or the server said that it never arrived, {@code false} when the server may have executed
 * it.
 */
public class ConnectionLostException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    private final boolean safeToRetry;

    public ConnectionLostException(String message, boolean safeToRetry) {
        super(message);
        this.safeToRetry = safeToRetry;
    }

    public ConnectionLostException(String message, boolean safeToRetry, @Nullable Throwable cause) {
        super(message, cause);
        this.safeToRetry = safeToRetry;
    }

    /** Whether repeating the request cannot execute it twice. */
    public boolean safeToRetry() {
        return safeToRetry;
    }
}
