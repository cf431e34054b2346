package dev.mtproto4j.core;

import java.time.Duration;

/** A server that did not answer a step of the key exchange in time. */
public class HandshakeTimeoutException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    public HandshakeTimeoutException(Duration timeout) {
        super("the server did not answer a step of the key exchange within " + timeout.toMillis() + " ms");
    }
}
