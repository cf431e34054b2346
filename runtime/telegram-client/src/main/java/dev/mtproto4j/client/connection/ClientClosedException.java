package dev.mtproto4j.client.connection;

import dev.mtproto4j.core.MtprotoException;

/** The client was closed before the call could be sent; it was not executed. */
public final class ClientClosedException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    public ClientClosedException() {
        super("The client is closed.");
    }
}
