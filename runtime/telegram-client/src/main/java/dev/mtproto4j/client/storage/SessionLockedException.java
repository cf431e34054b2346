package dev.mtproto4j.client.storage;

/**
 * Another client has this session open. Two clients with one authorization key would end each other's session
 * ({@code AUTH_KEY_DUPLICATED}), so the second one is refused.
 */
public final class SessionLockedException extends SessionStorageException {

    private static final long serialVersionUID = 1L;

    public SessionLockedException(String message) {
        super(message, null);
    }
}
