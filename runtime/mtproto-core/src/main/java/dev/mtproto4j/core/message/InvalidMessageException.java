package dev.mtproto4j.core.message;

import dev.mtproto4j.core.MtprotoException;

/** A message that must not be processed: its structure is wrong, or it did not come from the owner of the key. */
public class InvalidMessageException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception that says what is wrong with the message. */
    public InvalidMessageException(String message) {
        super(message);
    }

    /** Creates an exception that says what is wrong with the message, and what showed it. */
    public InvalidMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
