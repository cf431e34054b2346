package dev.mtproto4j.testserver.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Who is signed in with which permanent key, on one data centre. Thread-safe. */
public final class Authorizations {
    private static final Authorization NOBODY = new Authorization(State.NOBODY, 0, Device.UNKNOWN, "");

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

    public void signIn(long keyId, long userId) {
        signIn(keyId, userId, Device.UNKNOWN);
    }

    public synchronized void signIn(long keyId, long userId, Device device) {
        byKey.put(keyId, new Authorization(State.SIGNED_IN, userId, device, ""));
    }

    /** The first factor was right; the password is missing. */
    public synchronized void requirePassword(long keyId, long userId) {
        byKey.put(keyId, new Authorization(State.PASSWORD_NEEDED, userId, Device.UNKNOWN, ""));
    }

    /** Forgets a key, as at a logout; empty if nobody was signed in with it. */
    public synchronized Optional<Authorization> remove(long keyId) {
        return Optional.ofNullable(byKey.remove(keyId));
    }

    /** Ends every login of a user, as from another device, except with one key. */
    public int revoke(long userId, long exceptKeyId) {
        return end(userId, exceptKeyId, "SESSION_REVOKED");
    }

    /**
     * Ends every login of a user, except with one key.
     *
     * @param error what their next call is answered with
     */
    public synchronized int end(long userId, long exceptKeyId, String error) {
        int ended = 0;
        for (long keyId : keysOf(userId)) {
            if (keyId != exceptKeyId) {
                byKey.put(keyId, new Authorization(State.REVOKED, userId, Device.UNKNOWN, error));
                ended++;
            }
        }
        return ended;
    }

    /** Ends one login of a user; false if that key is not theirs. */
    public synchronized boolean revokeKey(long userId, long keyId) {
        if (userOf(keyId).orElse(0) != userId) {
            return false;
        }
        byKey.put(keyId, new Authorization(State.REVOKED, userId, Device.UNKNOWN, "SESSION_REVOKED"));
        return true;
    }

    /** The keys with which a user is signed in. */
    public List<Long> keysOf(long userId) {
        return List.copyOf(devicesOf(userId).keySet());
    }

    /** What each of the keys said of itself with which a user is signed in. */
    public synchronized Map<Long, Device> devicesOf(long userId) {
        Map<Long, Device> devices = new LinkedHashMap<>();
        byKey.forEach((keyId, authorization) -> {
            if (authorization.state == State.SIGNED_IN && authorization.userId == userId) {
                devices.put(keyId, authorization.device);
            }
        });
        return devices;
    }

    /** How far a login got. */
    public enum State {
        NOBODY,
        PASSWORD_NEEDED,
        SIGNED_IN,
        REVOKED
    }

    /** The program that signed in, and when. */
    public record Device(String model, String appVersion, int apiId, Instant signedIn) {
        static final Device UNKNOWN = new Device("unknown", "", 0, Instant.EPOCH);
    }

    /**
     * A key's login.
     *
     * @param userId 0 if there is nobody
     * @param end the error that a login ended with; empty if it did not
     */
    public record Authorization(State state, long userId, Device device, String end) {}
}
