package dev.mtproto4j.client.auth;

/** The person at the prompt gave up: the input has ended. */
public final class LoginCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the message for a person. */
    public LoginCancelledException(String message) {
        super(message);
    }
}
