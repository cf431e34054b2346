package dev.mtproto4j.core.exchange;

import dev.mtproto4j.crypto.AuthKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a key exchange gives.
 *
 * @param authKey the new key
 * @param salt the first salt of the server for this key
 * @param serverTimeOffset what to add to the local clock to get the server's; zero on the server itself
 * @param dc the data centre as the client named it, see {@link dev.mtproto4j.core.DcNumber#wireValue()}; 0 if it named
 *     none, as older clients do
 * @param expiresAt when a temporary key ends, by the server's clock; null for a permanent key
 */
public record KeyExchangeResult(
        AuthKey authKey,
        long salt,
        Duration serverTimeOffset,
        int dc,
        @Nullable Instant expiresAt) {

    /** When a temporary key ends, by the server's clock; empty for a permanent key. */
    public Optional<Instant> expiry() {
        return Optional.ofNullable(expiresAt);
    }

    @Override
    public String toString() {
        return "KeyExchangeResult[authKeyId=" + Long.toHexString(authKey.id()) + ", dc=" + dc + ", serverTimeOffset="
                + serverTimeOffset + ", expiresAt=" + expiresAt + "]";
    }
}
