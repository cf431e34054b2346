package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.exchange.KeyExchangeResult;
import dev.mtproto4j.crypto.AuthKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A temporary key that is bound to a permanent one.
 *
 * @param salt the first salt for it
 * @param timeOffset the server's time minus the local time
 * @param renewAt when to make the next one, by the server's clock
 * @param expiresAt when the server forgets it, by the server's clock
 */
record TemporaryKey(
        AuthKey authKey, long permanentKeyId, long salt, Duration timeOffset, Instant renewAt, Instant expiresAt) {

    /** The next key is made when a quarter of the life is left: enough to get over hours without a network. */
    static TemporaryKey of(KeyExchangeResult result, long permanentKeyId, Duration life) {
        Instant expiresAt = result.expiry().orElseThrow();
        return new TemporaryKey(
                result.authKey(),
                permanentKeyId,
                result.salt(),
                result.serverTimeOffset(),
                expiresAt.minus(life.dividedBy(4)),
                expiresAt);
    }

    boolean isDue(Instant localNow) {
        return !localNow.plus(timeOffset).isBefore(renewAt);
    }

    boolean isExpired(Instant localNow) {
        return !localNow.plus(timeOffset).isBefore(expiresAt);
    }

    Duration untilDue(Instant localNow) {
        return Duration.between(localNow.plus(timeOffset), renewAt);
    }

    /** The key's id only. */
    @Override
    public String toString() {
        return "temporary key " + Long.toHexString(authKey.id()) + " until " + expiresAt;
    }
}
