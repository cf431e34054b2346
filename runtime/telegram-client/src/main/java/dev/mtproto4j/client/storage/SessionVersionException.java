package dev.mtproto4j.client.storage;

/** The session was written by a newer version of this library. */
public final class SessionVersionException extends SessionStorageException {

    private static final long serialVersionUID = 1L;

    private final int version;

    public SessionVersionException(int version, int supported) {
        super(
                "The session has format " + version + "; this version of mtproto4j reads up to " + supported
                        + ". Use a newer mtproto4j, or another session name.",
                null);
        this.version = version;
    }

    public int version() {
        return version;
    }
}
