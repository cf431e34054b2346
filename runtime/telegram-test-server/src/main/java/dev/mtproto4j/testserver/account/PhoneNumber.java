package dev.mtproto4j.testserver.account;

import java.util.Optional;

/** Phone numbers as the server keeps them: digits only, no plus sign. */
public final class PhoneNumber {
    private static final int MIN_DIGITS = 5;
    private static final int MAX_DIGITS = 15;

    private PhoneNumber() {}

    /**
     * The digits of a number as a person writes it; empty if it cannot be a number: letters, fewer than five digits,
     * or more than the fifteen that E.164 allows.
     */
    public static Optional<String> digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (" +-().".indexOf(c) < 0) {
                return Optional.empty();
            }
        }
        return digits.length() < MIN_DIGITS || digits.length() > MAX_DIGITS
                ? Optional.empty()
                : Optional.of(digits.toString());
    }
}
