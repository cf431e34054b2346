package dev.mtproto4j.cli.account;

/** A command needs somebody who is signed in; the message says what to do. */
public final class NotSignedInException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSignedInException(String message) {
        super(message);
    }
}
