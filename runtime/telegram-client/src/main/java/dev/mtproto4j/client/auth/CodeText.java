package dev.mtproto4j.client.auth;

/** Codes as people type them. */
final class CodeText {

    private CodeText() {}

    /**
     * The code without blanks around it; digits that are written in groups ({@code 12-345}) or in another script are made
     * plain ones. Words and phrases stay as they are.
     *
     * @throws LoginInputException if it is empty
     */
    static String parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new LoginInputException("The code is empty.");
        }
        StringBuilder digits = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            int digit = Character.digit(character, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (character != '-' && !Character.isSpaceChar(character)) {
                return text;
            }
        }
        return digits.isEmpty() ? text : digits.toString();
    }
}
