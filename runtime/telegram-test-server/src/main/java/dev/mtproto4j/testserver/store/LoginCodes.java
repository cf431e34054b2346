package dev.mtproto4j.testserver.store;

import dev.mtproto4j.testserver.account.PhoneNumber;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Login codes that were sent and not yet used. Thread-safe. */
public final class LoginCodes {
    /** How long a code is good. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /** After so many wrong tries the code is worth nothing. */
    static final int MAX_WRONG_TRIES = 5;

    private static final int CAPACITY = 10_000;

    private final SecureRandom random;
    private final ExpiringMap<String, Sent> sent;

    public LoginCodes(Clock clock, SecureRandom random) {
        this.random = random;
        this.sent = new ExpiringMap<>(clock, LIFETIME, CAPACITY);
    }

    /**
     * Remembers a code as sent.
     *
     * @param phone digits
     * @return the {@code phone_code_hash} that names it from now on
     */
    public String send(String phone, String code) {
        byte[] hash = new byte[9];
        random.nextBytes(hash);
        String phoneCodeHash = HexFormat.of().formatHex(hash);
        sent.put(phoneCodeHash, new Sent(phone, code, 0, 0, false));
        return phoneCodeHash;
    }

    /** The code of that hash, if it was sent to that number and still lives. */
    public Optional<Sent> find(String phone, String phoneCodeHash) {
        return sent.get(phoneCodeHash)
                .filter(code -> code.phone().equals(PhoneNumber.digits(phone).orElse("")));
    }

    /** Sends the same number its code again, by the next way, under the same hash. */
    public Optional<Sent> resend(String phone, String phoneCodeHash) {
        synchronized (sent) {
            Optional<Sent> code = find(phone, phoneCodeHash);
            return code.map(before -> replace(
                    phoneCodeHash, new Sent(before.phone, before.code, before.resends + 1, 0, before.confirmed)));
        }
    }

    /** Compares what a person typed; a right answer confirms the code for a sign-up that may follow. */
    public Outcome check(String phone, String phoneCodeHash, String typed) {
        synchronized (sent) {
            Optional<Sent> found = find(phone, phoneCodeHash);
            if (found.isEmpty()) {
                return Outcome.EXPIRED;
            }
            Sent code = found.get();
            if (code.code.equals(typed)) {
                replace(phoneCodeHash, new Sent(code.phone, code.code, code.resends, code.wrongTries, true));
                return Outcome.RIGHT;
            }
            if (code.wrongTries + 1 >= MAX_WRONG_TRIES) {
                sent.take(phoneCodeHash);
            } else {
                replace(phoneCodeHash, new Sent(code.phone, code.code, code.resends, code.wrongTries + 1, false));
            }
            return Outcome.WRONG;
        }
    }

    /** Uses the code up; empty if it was gone. */
    public Optional<Sent> take(String phone, String phoneCodeHash) {
        return find(phone, phoneCodeHash).flatMap(code -> sent.take(phoneCodeHash));
    }

    private Sent replace(String phoneCodeHash, Sent code) {
        sent.put(phoneCodeHash, code);
        return code;
    }

    /** What a typed code turned out to be. */
    public enum Outcome {
        RIGHT,
        WRONG,
        EXPIRED
    }

    /**
     * A code on its way.
     *
     * @param phone digits
     * @param code what the person has to type
     * @param resends how often it was sent again
     * @param wrongTries how often something else was typed
     * @param confirmed whether it was typed correctly already
     */
    public record Sent(String phone, String code, int resends, int wrongTries, boolean confirmed) {
        @Override
        public String toString() {
            return "Sent[phone=" + phone + ", resends=" + resends + ", wrongTries=" + wrongTries + ']';
        }
    }
}
