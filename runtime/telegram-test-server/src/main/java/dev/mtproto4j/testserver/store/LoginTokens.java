package dev.mtproto4j.testserver.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Tokens of logins by QR code. Thread-safe. */
public final class LoginTokens {
    /** How long a code can be scanned. */
    public static final Duration LIFETIME = Duration.ofSeconds(30);

    private static final int TOKEN_BYTES = 32;
    private static final int CAPACITY = 10_000;

    private final Clock clock;
    private final SecureRandom random;
    private final ExpiringMap<String, Waiting> tokens;
    private final ExpiringMap<LoginKey, Accepted> accepted;
    private final ExpiringMap<String, Accepted> migrated;
    private final ExpiringMap<String, Boolean> spent;
    private volatile byte[] newest = {};

    public LoginTokens(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
        this.tokens = new ExpiringMap<>(clock, LIFETIME, CAPACITY);
        this.accepted = new ExpiringMap<>(clock, LIFETIME.multipliedBy(10), CAPACITY);
        this.spent = new ExpiringMap<>(clock, LIFETIME.multipliedBy(10), CAPACITY);
        this.migrated = new ExpiringMap<>(clock, LIFETIME.multipliedBy(10), CAPACITY);
    }

    /** Makes a token for a key that wants to be signed in. */
    public Exported export(int dc, long keyId) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        tokens.put(HexFormat.of().formatHex(token), new Waiting(dc, keyId));
        newest = token;
        return new Exported(token, clock.instant().plus(LIFETIME));
    }

    /**
     * Lets a user's other device accept a token; it is used up.
     *
     * @return the key that is now to be signed in; empty if the token is unknown or too old
     */
    public Optional<LoginKey> accept(byte[] token, long userId) {
        String name = HexFormat.of().formatHex(token);
        Optional<Waiting> waiting = tokens.take(name);
        waiting.ifPresent(key -> spent.put(name, true));
        waiting.ifPresent(key -> accepted.put(new LoginKey(key.dc, key.keyId), new Accepted(userId, token.clone())));
        return waiting.map(key -> new LoginKey(key.dc, key.keyId));
    }

    /** Whether a token was accepted not long ago. */
    public boolean isSpent(byte[] token) {
        return spent.get(HexFormat.of().formatHex(token)).isPresent();
    }

    /** The token that was made last; empty if none was. */
    public byte[] newest() {
        return newest.clone();
    }

    /** The acceptance for a key, without using it up. */
    public Optional<Accepted> findAccepted(int dc, long keyId) {
        return accepted.get(new LoginKey(dc, keyId));
    }

    /** Redeems the acceptance for a key. */
    public Optional<Accepted> takeAccepted(int dc, long keyId) {
        return accepted.take(new LoginKey(dc, keyId));
    }

    /** Moves an acceptance to another data centre, where the same token is imported. */
    public void migrate(Accepted acceptance) {
        migrated.put(HexFormat.of().formatHex(acceptance.token), acceptance);
    }

    /** Redeems a token that was moved here. */
    public Optional<Accepted> takeMigrated(byte[] token) {
        return migrated.take(HexFormat.of().formatHex(token));
    }

    /** A token and when it ends. */
    @SuppressWarnings("ArrayRecordComponent") // only passed on, never compared
    public record Exported(byte[] token, Instant expires) {}

    /** A key on a data centre. */
    public record LoginKey(int dc, long keyId) {}

    /** Who accepted which token. */
    @SuppressWarnings("ArrayRecordComponent") // only passed on, never compared
    public record Accepted(long userId, byte[] token) {}

    private record Waiting(int dc, long keyId) {}
}
