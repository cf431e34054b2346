package dev.mtproto4j.core.session;

import java.time.Instant;

/**
 * A server salt and when it may be used, in the server's time.
 *
 * @param salt the 64 bits that stand at the head of an encrypted message
 * @param validSince the first instant at which the server accepts it
 * @param validUntil the first instant at which it no longer does
 */
public record SaltInterval(long salt, Instant validSince, Instant validUntil) {

    boolean covers(Instant serverTime) {
        return !serverTime.isBefore(validSince) && serverTime.isBefore(validUntil);
    }

    /** The interval without the salt, which does not belong in a log. */
    @Override
    public String toString() {
        return "SaltInterval[" + validSince + " to " + validUntil + "]";
    }
}
