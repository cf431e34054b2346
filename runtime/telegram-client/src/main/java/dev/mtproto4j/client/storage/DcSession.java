package dev.mtproto4j.client.storage;

import dev.mtproto4j.core.session.SaltInterval;
import dev.mtproto4j.crypto.AuthKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a session keeps for one data centre. Immutable; {@link #toString} has no secret.
 *
 * @param authKey the permanent authorization key there
 * @param salt the last server salt that was valid
 * @param futureSalts salts for later, in server time
 * @param timeOffset server clock minus local clock
 * @param authorizedUser whose authorization this key carries; 0 when nobody's
 */
public record DcSession(
        AuthKey authKey, long salt, List<SaltInterval> futureSalts, Duration timeOffset, long authorizedUser) {

    public DcSession {
        futureSalts = List.copyOf(futureSalts);
    }

    public DcSession withAuthorizedUser(long userId) {
        return new DcSession(authKey, salt, futureSalts, timeOffset, userId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DcSession that
                && authKey.equals(that.authKey)
                && salt == that.salt
                && futureSalts.equals(that.futureSalts)
                && timeOffset.equals(that.timeOffset)
                && authorizedUser == that.authorizedUser;
    }

    @Override
    public int hashCode() {
        return Objects.hash(authKey.id(), salt, authorizedUser);
    }

    @Override
    public String toString() {
        return String.format("key %016x, user %d, time offset %s", authKey.id(), authorizedUser, timeOffset);
    }
}
