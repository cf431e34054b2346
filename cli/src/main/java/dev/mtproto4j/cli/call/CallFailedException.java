package dev.mtproto4j.cli.call;

/** The server refused a call; the message says what that means. */
final class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
