package dev.mtproto4j.client.connection;

import dev.mtproto4j.core.MtprotoException;

/** The server did not know the authorization key, which was given up; the next connection makes another one. */
final class StaleKeyException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    StaleKeyException(int dcId, Throwable cause) {
        super("DC " + dcId + " does not know the authorization key of this session any more.", cause);
    }
}
