package dev.mtproto4j.testserver.store;

import dev.mtproto4j.api.type.auth.SentCodePaymentRequired;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What spares a login its code, and what stands before it. Thread-safe. */
public final class LoginTickets {
    private static final Duration WEB_TOKEN_LIFETIME = Duration.ofMinutes(5);
    private static final Duration FUTURE_TOKEN_LIFETIME = Duration.ofDays(365);
    private static final int CAPACITY = 10_000;

    private final SecureRandom random;
    private final ExpiringMap<String, Long> webTokens;
    private final ExpiringMap<String, Long> futureTokens;
    private final Map<String, SentCodePaymentRequired> payments = new ConcurrentHashMap<>();
    private final Map<Long, Integer> urgedDays = new ConcurrentHashMap<>();

    LoginTickets(Clock clock, SecureRandom random) {
        this.random = random;
        this.webTokens = new ExpiringMap<>(clock, WEB_TOKEN_LIFETIME, CAPACITY);
        this.futureTokens = new ExpiringMap<>(clock, FUTURE_TOKEN_LIFETIME, CAPACITY);
    }

    /** From now on this user is told at every login to set a password. */
    public void urgePassword(long userId, int days) {
        urgedDays.put(userId, days);
    }

    /** How many days a user without a password is told to wait for the next code by SMS. */
    public Optional<Integer> urgedDays(long userId) {
        return Optional.ofNullable(urgedDays.get(userId));
    }

    /** A token that signs this user in once, in the next minutes. */
    public String webToken(long userId) {
        String token = HexFormat.of().formatHex(bytes(16));
        webTokens.put(token, userId);
        return token;
    }

    public Optional<Long> redeemWebToken(String token) {
        return webTokens.take(token);
    }

    /** A token that spares this user the code at a later login. */
    public byte[] futureToken(long userId) {
        byte[] token = bytes(32);
        futureTokens.put(HexFormat.of().formatHex(token), userId);
        return token;
    }

    /** Uses a token up if it is this user's. */
    public boolean redeemFutureToken(byte[] token, long userId) {
        String key = HexFormat.of().formatHex(token);
        return futureTokens.get(key).filter(owner -> owner == userId).isPresent()
                && futureTokens.take(key).isPresent();
    }

    /** A number is sent codes only when this is paid. */
    public void requirePayment(String digits, SentCodePaymentRequired offer) {
        payments.put(digits, offer);
    }

    public Optional<SentCodePaymentRequired> payment(String digits) {
        return Optional.ofNullable(payments.get(digits));
    }

    public void paid(String digits) {
        payments.remove(digits);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
