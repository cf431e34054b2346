package dev.mtproto4j.client.auth;

/** Phone numbers as people write them. */
public final class PhoneNumber {

    /** ITU-T E.164 allows fifteen; the shortest that accounts have are seven with the country code. */
    private static final int MIN_DIGITS = 7;

    private static final int MAX_DIGITS = 15;

    /** What may stand between digits: spaces of all kinds, brackets, dots, slashes and every dash. */
    private static final String SEPARATORS = "()[]./-\u2010\u2011\u2012\u2013\u2014\u2212";

    private PhoneNumber() {}

    /**
     * The number in international form: {@code 00 1 (234) 567-89-00} becomes {@code +12345678900}. A number without a
     * plus is taken for international too.
     *
     * @throws LoginInputException with a message for the person who typed it
     */
    public static String parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new LoginInputException(
                    "The phone number is empty. Type it with the country code, such as +1 234 567 8900.");
        }
        StringBuilder digits = new StringBuilder();
        boolean plus = false;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            int digit = Character.digit(character, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if ((character == '+' || character == '\uff0b') && digits.isEmpty() && !plus) {
                plus = true;
            } else if (!isSeparator(character)) {
                throw new LoginInputException("A phone number has no '" + shown(character)
                        + "'. Type digits with the country code, such as +1 234 567 8900.");
            }
        }
        if (!plus && digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == '0') {
            digits.delete(0, 2);
        }
        return "+" + checked(digits);
    }

    private static String checked(StringBuilder digits) {
        if (digits.length() < MIN_DIGITS || digits.length() > MAX_DIGITS) {
            throw new LoginInputException("That has " + digits.length() + " digits; a phone number with its country"
                    + " code has " + MIN_DIGITS + " to " + MAX_DIGITS + ", such as +1 234 567 8900.");
        }
        if (digits.charAt(0) == '0') {
            throw new LoginInputException(
                    "No country code begins with 0. Type the number as from abroad, such as +1 234 567 8900.");
        }
        return digits.toString();
    }

    private static boolean isSeparator(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT
                || SEPARATORS.indexOf(character) >= 0;
    }

    private static String shown(int character) {
        return Character.isISOControl(character) ? "control character" : Character.toString(character);
    }
}
