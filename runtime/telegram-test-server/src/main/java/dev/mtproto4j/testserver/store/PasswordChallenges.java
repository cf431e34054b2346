package dev.mtproto4j.testserver.store;

import dev.mtproto4j.crypto.DhParameters;
import dev.mtproto4j.crypto.srp.SrpParameters;
import dev.mtproto4j.crypto.srp.SrpPassword;
import dev.mtproto4j.crypto.srp.SrpServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The server's half of SRP: a verifier for each password, made when it is first needed, and one open challenge for each
 * key. Thread-safe.
 *
 * @see <a href="https://core.telegram.org/api/srp">Two-factor authentication</a>
 */
public final class PasswordChallenges {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int CAPACITY = 10_000;
    private static final int MAX_VERIFIERS = 1_000;

    private final SecureRandom random;
    private final ExpiringMap<Long, Challenge> byKey;
    private final Map<Long, Verifier> verifiers = new LinkedHashMap<>();

    PasswordChallenges(Clock clock, SecureRandom random) {
        this.random = random;
        this.byKey = new ExpiringMap<>(clock, LIFETIME, CAPACITY);
    }

    /** Opens a challenge; the one that the key had is closed. */
    public Challenge open(long keyId, long userId, String password) {
        Verifier verifier = verifier(userId, password);
        return open(keyId, verifier.parameters, verifier.bytes);
    }

    /** Opens a challenge for a password that a client has set. */
    public Challenge open(long keyId, SrpParameters parameters, byte[] verifier) {
        Challenge challenge = new Challenge(random.nextLong(), parameters, new SrpServer(parameters, verifier, random));
        byKey.put(keyId, challenge);
        return challenge;
    }

    /** Takes a key's challenge, so that it is answered once; empty if it is not that one. */
    public Optional<Challenge> take(long keyId, long srpId) {
        return byKey.take(keyId).filter(challenge -> challenge.srpId == srpId);
    }

    /** Parameters for a password that is to be set: the client lengthens {@code salt1}. */
    public SrpParameters newParameters() {
        return parameters(8);
    }

    private Verifier verifier(long userId, String password) {
        synchronized (verifiers) {
            Verifier known = verifiers.get(userId);
            if (known != null && known.password.equals(password)) {
                return known;
            }
            if (verifiers.size() >= MAX_VERIFIERS) {
                var oldest = verifiers.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
            SrpParameters parameters = parameters(40);
            Verifier made =
                    new Verifier(password, parameters, SrpPassword.verifier(parameters, password.toCharArray()));
            verifiers.put(userId, made);
            return made;
        }
    }

    private SrpParameters parameters(int salt1Bytes) {
        DhParameters group = DhParameters.known();
        return SrpParameters.check(bytes(salt1Bytes), bytes(16), group.g(), group.dhPrime(), random);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * What a client has to answer.
     *
     * @param srpId names it
     */
    public record Challenge(long srpId, SrpParameters parameters, SrpServer server) {}

    private static final class Verifier {
        private final String password;
        private final SrpParameters parameters;
        private final byte[] bytes;

        Verifier(String password, SrpParameters parameters, byte[] bytes) {
            this.password = password;
            this.parameters = parameters;
            this.bytes = bytes;
        }
    }
}
