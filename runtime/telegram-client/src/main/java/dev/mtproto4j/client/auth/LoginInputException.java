package dev.mtproto4j.client.auth;

/** What a person typed cannot be right; the message says why, and what would be. Nothing was sent. */
public final class LoginInputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    LoginInputException(String message) {
        super(message);
    }
}
