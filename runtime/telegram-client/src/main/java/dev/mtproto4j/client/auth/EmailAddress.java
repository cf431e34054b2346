package dev.mtproto4j.client.auth;

/** E-mail addresses as people write them. Whether one exists, only the server can find out. */
final class EmailAddress {

    /** As long as RFC 5321 allows. */
    private static final int MAX_LENGTH = 254;

    private EmailAddress() {}

    /** @throws LoginInputException with a message for the person who typed it */
    static String parse(String typed) {
        String address = typed.strip();
        if (address.isEmpty()) {
            throw new LoginInputException("The e-mail address is empty.");
        }
        int at = address.lastIndexOf('@');
        boolean blank = address.chars().anyMatch(Character::isWhitespace);
        if (at < 1 || at == address.length() - 1 || blank || address.length() > MAX_LENGTH) {
            throw new LoginInputException("That is not an e-mail address. One looks like name@example.org.");
        }
        return address;
    }
}
