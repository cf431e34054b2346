package dev.mtproto4j.core.transport;

import dev.mtproto4j.core.MtprotoException;

/**
 * The stream is not what a peer of this transport may send: a length out of bounds, a wrong checksum or sequence
 * number, or no transport that we know. Where the next packet begins is no longer known, so the connection must be
 * closed.
 */
public class MalformedFrameException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception that says what is wrong with the stream. */
    public MalformedFrameException(String message) {
        super(message);
    }
}
