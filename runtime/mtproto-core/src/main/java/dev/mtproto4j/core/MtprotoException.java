package dev.mtproto4j.core;

import org.jspecify.annotations.Nullable;

/** A failure of the protocol below the API: of a transport, a key exchange, a message, or a connection. */
public class MtprotoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception; the message must not contain key material. */
    public MtprotoException(String message) {
        super(message);
    }

    /** Creates an exception with its cause; the message must not contain key material. */
    public MtprotoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
