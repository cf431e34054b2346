package dev.mtproto4j.core.exchange;

import dev.mtproto4j.core.MtprotoException;

/** A key exchange was given up because a check failed. Begin a new one from the start. */
public class HandshakeException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    private final HandshakeFailure failure;

    /** Creates an exception for a failed check. */
    public HandshakeException(HandshakeFailure failure) {
        super("Key exchange failed: " + failure.explanation());
        this.failure = failure;
    }

    /** Creates an exception for a failed check and what showed it. */
    public HandshakeException(HandshakeFailure failure, Throwable cause) {
        super("Key exchange failed: " + failure.explanation(), cause);
        this.failure = failure;
    }

    /** Which check failed. */
    public HandshakeFailure failure() {
        return failure;
    }
}
