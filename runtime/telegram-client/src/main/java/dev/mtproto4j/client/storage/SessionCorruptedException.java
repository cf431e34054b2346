package dev.mtproto4j.client.storage;

import org.jspecify.annotations.Nullable;

/** The bytes are not a session, or are damaged. They are left as they are, so that a backup can be compared. */
public final class SessionCorruptedException extends SessionStorageException {

    private static final long serialVersionUID = 1L;

    public SessionCorruptedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
