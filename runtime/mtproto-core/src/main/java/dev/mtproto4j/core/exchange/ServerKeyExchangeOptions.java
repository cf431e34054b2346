package dev.mtproto4j.core.exchange;

import dev.mtproto4j.crypto.RsaPrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;

/** What a server needs to create keys with its clients. */
public final class ServerKeyExchangeOptions {

    private final List<RsaPrivateKey> keys;
    private final SecureRandom random;
    private final IntPredicate acceptDc;
    private final LongPredicate authKeyIdTaken;
    private final int capacity;
    private final Duration memory;

    private ServerKeyExchangeOptions(Builder builder) {
        keys = List.copyOf(builder.keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a server needs at least one RSA key");
        }
        random = builder.random;
        acceptDc = builder.acceptDc;
        authKeyIdTaken = builder.authKeyIdTaken;
        capacity = builder.capacity;
        memory = builder.memory;
    }

    /**
     * Begins with the keys of the server.
     *
     * @param keys all are offered to clients, in this order
     * @param random the source of nonces, primes and secret exponents
     */
    public static Builder builder(List<RsaPrivateKey> keys, SecureRandom random) {
        return new Builder(keys, random);
    }

    List<RsaPrivateKey> keys() {
        return keys;
    }

    SecureRandom random() {
        return random;
    }

    IntPredicate acceptDc() {
        return acceptDc;
    }

    LongPredicate authKeyIdTaken() {
        return authKeyIdTaken;
    }

    int capacity() {
        return capacity;
    }

    Duration memory() {
        return memory;
    }

    /** Collects the options. */
    public static final class Builder {

        private final List<RsaPrivateKey> keys;
        private final SecureRandom random;
        private IntPredicate acceptDc = dc -> true;
        private LongPredicate authKeyIdTaken = id -> false;
        private int capacity = 1024;
        private Duration memory = Duration.ofMinutes(10);

        private Builder(List<RsaPrivateKey> keys, SecureRandom random) {
            this.keys = keys;
            this.random = random;
        }

        /**
         * Which data centres the server is, by {@link dev.mtproto4j.core.DcNumber#wireValue()}; all, if not set. It is
         * not asked about clients that name none.
         */
        public Builder acceptDc(IntPredicate value) {
            acceptDc = value;
            return this;
        }

        /** Which key ids are in use already, so that the client is asked for another attempt; none, if not set. */
        public Builder authKeyIdTaken(LongPredicate value) {
            authKeyIdTaken = value;
            return this;
        }

        /** How many exchanges are kept at a time; the oldest gives way. 1024, if not set. */
        public Builder capacity(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("a server keeps at least one exchange, not " + value);
            }
            capacity = value;
            return this;
        }

        /** How long an exchange and its answers are remembered; ten minutes, if not set. */
        public Builder memory(Duration value) {
            memory = value;
            return this;
        }

        /** The options. */
        public ServerKeyExchangeOptions build() {
            return new ServerKeyExchangeOptions(this);
        }
    }
}
