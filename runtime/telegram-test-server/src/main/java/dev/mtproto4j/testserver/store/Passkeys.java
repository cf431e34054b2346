package dev.mtproto4j.testserver.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Passkeys by their ids. A challenge has to come back as it was given; that it was signed is not checked, because what is
 * tested here is the way to it, not WebAuthn. Thread-safe.
 */
public final class Passkeys {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int CAPACITY = 10_000;

    private final SecureRandom random;
    private final ExpiringMap<Long, String> challenges;
    private final Map<String, Entry> keys = new LinkedHashMap<>();

    Passkeys(Clock clock, SecureRandom random) {
        this.random = random;
        this.challenges = new ExpiringMap<>(clock, LIFETIME, CAPACITY);
    }

    /** A challenge for an authorization key, in place of the one before. */
    public String challenge(long keyId) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        challenges.put(keyId, challenge);
        return challenge;
    }

    /** Uses the challenge up that a key was given. */
    public Optional<String> takeChallenge(long keyId) {
        return challenges.take(keyId);
    }

    public synchronized void add(String id, long userId, int date) {
        keys.put(id, new Entry(id, userId, date));
    }

    public synchronized Optional<Entry> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    public synchronized List<Entry> of(long userId) {
        return keys.values().stream().filter(key -> key.userId == userId).toList();
    }

    public synchronized boolean remove(String id, long userId) {
        return keys.values().removeIf(key -> key.id.equals(id) && key.userId == userId);
    }

    /** A passkey, and whose it is. */
    public record Entry(String id, long userId, int date) {}
}
