package dev.mtproto4j.testserver.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses that login codes go to, and those that are being confirmed. Thread-safe. */
public final class LoginEmails {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int CAPACITY = 10_000;

    private final ExpiringMap<String, String> unconfirmed;
    private final Map<String, String> confirmed = new ConcurrentHashMap<>();
    private final Map<String, Instant> resets = new ConcurrentHashMap<>();

    LoginEmails(Clock clock) {
        unconfirmed = new ExpiringMap<>(clock, LIFETIME, CAPACITY);
    }

    /**
     * Begins to set an address up.
     *
     * @param purpose what tells this attempt from others, such as a {@code phone_code_hash}
     */
    public void begin(String purpose, String address) {
        unconfirmed.put(purpose, address);
    }

    /** The address that is waiting for its code; empty if none is, or not any more. */
    public Optional<String> waiting(String purpose) {
        return unconfirmed.get(purpose);
    }

    /** The address of a number is right. */
    public void confirm(String purpose, String digits, String address) {
        unconfirmed.take(purpose);
        confirmed.put(digits, address);
    }

    public Optional<String> of(String digits) {
        return Optional.ofNullable(confirmed.get(digits));
    }

    /** Begins to give an address up; false if that was done before. */
    public boolean reset(String digits, Instant due) {
        return resets.putIfAbsent(digits, due) == null;
    }

    /** When an address is given up. */
    public Optional<Instant> resetDue(String digits) {
        return Optional.ofNullable(resets.get(digits));
    }

    /** The address is gone. */
    public void forget(String digits) {
        resets.remove(digits);
        confirmed.remove(digits);
    }

    /** Such as {@code a***@e***.org}. */
    public static String pattern(String address) {
        int at = address.indexOf('@');
        int dot = address.lastIndexOf('.');
        String end = dot > at ? address.substring(dot) : "";
        return address.charAt(0) + "***@" + address.charAt(Math.min(at + 1, address.length() - 1)) + "***" + end;
    }
}
