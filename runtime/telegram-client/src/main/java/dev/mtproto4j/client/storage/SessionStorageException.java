package dev.mtproto4j.client.storage;

import org.jspecify.annotations.Nullable;

/** A session could not be read or written. The message names the file and never what is in it. */
public class SessionStorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SessionStorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
