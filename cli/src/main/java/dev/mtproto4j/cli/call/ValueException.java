package dev.mtproto4j.cli.call;

/** What was typed is not a value of its type; the message says what and where. */
final class ValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ValueException(String message) {
        super(message);
    }
}
