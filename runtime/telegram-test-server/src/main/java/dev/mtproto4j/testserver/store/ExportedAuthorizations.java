package dev.mtproto4j.testserver.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/** Authorizations on their way from one data centre to another. Thread-safe. */
public final class ExportedAuthorizations {
    /** How long the bytes can be imported. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int TOKEN_BYTES = 128;
    private static final int CAPACITY = 10_000;

    private final SecureRandom random;
    private final ExpiringMap<String, Exported> exported;

    public ExportedAuthorizations(Clock clock, SecureRandom random) {
        this.random = random;
        this.exported = new ExpiringMap<>(clock, LIFETIME, CAPACITY);
    }

    /** Makes bytes that sign that user in on that data centre, once. */
    public byte[] export(long userId, int targetDc) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        exported.put(HexFormat.of().formatHex(token), new Exported(userId, targetDc));
        return token;
    }

    /** Redeems bytes on a data centre. Whatever the outcome, bytes that were known are worth nothing afterwards. */
    public Outcome redeem(long userId, byte[] token, int dc) {
        if (token.length != TOKEN_BYTES) {
            return Outcome.BYTES_INVALID;
        }
        return exported.take(HexFormat.of().formatHex(token))
                .map(found -> {
                    if (found.targetDc != dc) {
                        return Outcome.BYTES_INVALID;
                    }
                    return found.userId == userId ? Outcome.ACCEPTED : Outcome.USER_ID_INVALID;
                })
                .orElse(Outcome.BYTES_INVALID);
    }

    /** What became of an import. */
    public enum Outcome {
        ACCEPTED,
        BYTES_INVALID,
        USER_ID_INVALID
    }

    private record Exported(long userId, int targetDc) {}
}
