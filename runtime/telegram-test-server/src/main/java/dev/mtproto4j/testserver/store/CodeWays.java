package dev.mtproto4j.testserver.store;

import dev.mtproto4j.api.type.auth.SentCodeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The ways in which certain numbers are sent their codes, one after another. Thread-safe. */
public final class CodeWays {
    private final Map<String, List<SentCodeType>> byPhone = new ConcurrentHashMap<>();

    /** Sets the ways of a number: the first is that of {@code auth.sendCode}, each resend takes the next one. */
    public void set(String digits, List<SentCodeType> ways) {
        byPhone.put(digits, List.copyOf(ways));
    }

    public Optional<List<SentCodeType>> of(String digits) {
        return Optional.ofNullable(byPhone.get(digits));
    }
}
