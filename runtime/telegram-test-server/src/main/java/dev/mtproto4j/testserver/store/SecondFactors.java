package dev.mtproto4j.testserver.store;

import dev.mtproto4j.crypto.srp.SrpParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What people have set themselves about their passwords, and what is about to change. Thread-safe. */
public final class SecondFactors {
    /** How long a forgotten password has to wait to be reset, and an account with one to be deleted. */
    public static final Duration WAIT = Duration.ofDays(7);

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final int CAPACITY = 10_000;

    private final Map<Long, Verifier> verifiers = new ConcurrentHashMap<>();
    private final Map<Long, String> emails = new ConcurrentHashMap<>();
    private final Map<Long, Change> changes = new ConcurrentHashMap<>();
    private final Map<Long, Instant> resets = new ConcurrentHashMap<>();
    private final Map<Long, Instant> declined = new ConcurrentHashMap<>();
    private final Map<Long, Instant> deletions = new ConcurrentHashMap<>();
    private final ExpiringMap<Long, Boolean> recoveries;

    SecondFactors(Clock clock) {
        recoveries = new ExpiringMap<>(clock, CODE_LIFETIME, CAPACITY);
    }

    /** A password as a client sets it; empty if none was set so. */
    public Optional<Verifier> verifier(long userId) {
        return Optional.ofNullable(verifiers.get(userId));
    }

    public void setVerifier(long userId, Verifier verifier) {
        verifiers.put(userId, verifier);
    }

    /** Forgets a password that was set by a client. */
    public void removeVerifier(long userId) {
        verifiers.remove(userId);
    }

    /** The confirmed address to recover the password with. */
    public Optional<String> email(long userId) {
        return Optional.ofNullable(emails.get(userId));
    }

    public void setEmail(long userId, String address) {
        emails.put(userId, address);
    }

    public void removeEmail(long userId) {
        emails.remove(userId);
    }

    /** A change that waits for an address to be confirmed. */
    public Optional<Change> change(long userId) {
        return Optional.ofNullable(changes.get(userId));
    }

    public void propose(long userId, Change change) {
        changes.put(userId, change);
    }

    /** Takes the change out, because it is done or dropped. */
    public Optional<Change> takeChange(long userId) {
        return Optional.ofNullable(changes.remove(userId));
    }

    /** A recovery code was sent. */
    public void beginRecovery(long userId) {
        recoveries.put(userId, true);
    }

    public boolean isRecovering(long userId) {
        return recoveries.get(userId).isPresent();
    }

    public void endRecovery(long userId) {
        recoveries.take(userId);
    }

    /** When the password may be reset; set at the first time that it is asked. */
    public Instant reset(long userId, Instant now) {
        return resets.computeIfAbsent(userId, id -> now.plus(WAIT));
    }

    public Optional<Instant> resetDue(long userId) {
        return Optional.ofNullable(resets.get(userId));
    }

    /** Ends a reset; false if there was none. */
    public boolean endReset(long userId) {
        return resets.remove(userId) != null;
    }

    public void refuseResetUntil(long userId, Instant until) {
        declined.put(userId, until);
    }

    public Optional<Instant> refusedUntil(long userId) {
        return Optional.ofNullable(declined.get(userId));
    }

    /** When the account may be deleted; set at the first time that it is asked. */
    public Instant deletion(long userId, Instant now) {
        return deletions.computeIfAbsent(userId, id -> now.plus(WAIT));
    }

    /** What is stored in place of a password. */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity
    public record Verifier(SrpParameters parameters, byte[] bytes, String hint) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        @Override
        public String toString() {
            return "Verifier";
        }
    }

    /**
     * What is to change when the address is confirmed.
     *
     * @param verifier null if only the address changes
     */
    public record Change(@Nullable Verifier verifier, String email) {}
}
