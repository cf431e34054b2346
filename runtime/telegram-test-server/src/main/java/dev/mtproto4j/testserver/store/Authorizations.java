package dev.mtproto4j.testserver.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Who is signed in with which permanent key, on one data centre. Thread-safe. */
public final class Authorizations {
    private static final Authorization NOBODY = new Authorization(State.NOBODY, 0);

    private final Map<Long, Authorization> byKey = new HashMap<>();

    /** What is known of a key; {@link State#NOBODY} if nothing is. */
    public synchronized Authorization of(long keyId) {
        return byKey.getOrDefault(keyId, NOBODY);
    }

    /** The user who is signed in with that key. */
    public OptionalLong userOf(long keyId) {
        Authorization authorization = of(keyId);
        return authorization.state == State.SIGNED_IN ? OptionalLong.of(authorization.userId) : OptionalLong.empty();
    }

    public synchronized void signIn(long keyId, long userId) {
        byKey.put(keyId, new Authorization(State.SIGNED_IN, userId));
    }

    /** The first factor was right; the password is missing. */
    public synchronized void requirePassword(long keyId, long userId) {
        byKey.put(keyId, new Authorization(State.PASSWORD_NEEDED, userId));
    }

    /** Forgets a key, as at a logout; empty if nobody was signed in with it. */
    public synchronized Optional<Authorization> remove(long keyId) {
        return Optional.ofNullable(byKey.remove(keyId));
    }

    /** Ends every login of a user, as from another device, except with one key. */
    public synchronized int revoke(long userId, long exceptKeyId) {
        int revoked = 0;
        for (long keyId : keysOf(userId)) {
            if (keyId != exceptKeyId) {
                byKey.put(keyId, new Authorization(State.REVOKED, userId));
                revoked++;
            }
        }
        return revoked;
    }

    /** The keys with which a user is signed in. */
    public synchronized List<Long> keysOf(long userId) {
        List<Long> keys = new ArrayList<>();
        byKey.forEach((keyId, authorization) -> {
            if (authorization.state == State.SIGNED_IN && authorization.userId == userId) {
                keys.add(keyId);
            }
        });
        return keys;
    }

    /** How far a login got. */
    public enum State {
        NOBODY,
        PASSWORD_NEEDED,
        SIGNED_IN,
        REVOKED
    }

    /**
     * A key's login.
     *
     * @param userId 0 if there is nobody
     */
    public record Authorization(State state, long userId) {}
}
