package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.session.SaltInterval;
import dev.mtproto4j.crypto.AuthKey;
import java.time.Duration;
import java.util.List;

/**
 * What is worth storing about a permanent authorization key.
 *
 * @param authKey the key
 * @param salt the salt in use with it
 * @param futureSalts salts for now and later, as far as known
 * @param timeOffset the server's time minus the local time
 */
public record AuthKeyState(AuthKey authKey, long salt, List<SaltInterval> futureSalts, Duration timeOffset) {

    public AuthKeyState {
        futureSalts = List.copyOf(futureSalts);
    }

    /** The key's id only. */
    @Override
    public String toString() {
        return "AuthKeyState[key " + Long.toHexString(authKey.id()) + ", " + futureSalts.size() + " salts, offset "
                + timeOffset + "]";
    }
}
