package dev.mtproto4j.core.rpc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one call is to be treated.
 *
 * @param timeout how long its answer is waited for, reconnecting and repeating included; {@code null}
 *     for the default of the connection
 * @param idempotent whether it may be repeated although the server may have executed it, as is right for
 *     methods that only read
 */
public record CallOptions(@Nullable Duration timeout, boolean idempotent) {

    /** The connection's timeout; never executed twice. */
    public static final CallOptions DEFAULT = new CallOptions(null, false);

    public CallOptions {
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException("a timeout of " + timeout);
        }
    }

    public CallOptions withTimeout(Duration newTimeout) {
        return new CallOptions(newTimeout, idempotent);
    }

    public CallOptions asIdempotent() {
        return new CallOptions(timeout, true);
    }
}
