package dev.mtproto4j.client.storage;

import java.util.Optional;

/**
 * Where a session is kept between runs. Implementations are thread-safe, and hold the session for one client at a time:
 * from the first {@link #load} or {@link #save} until {@link #close}.
 *
 * <p>{@link SessionCodec} turns a session into bytes and back for storages of your own, such as a database column. The
 * bytes are as good as a password: whoever has them is signed in.
 */
public interface SessionStorage extends AutoCloseable {

    /**
     * Reads the session.
     *
     * @return empty when nothing was saved yet
     * @throws SessionLockedException if another client has it open
     * @throws SessionCorruptedException if what is there cannot be read; it is left as it is
     * @throws SessionStorageException if the storage fails otherwise
     */
    Optional<SessionData> load();

    /**
     * Replaces the session; when this returns, it is durable, and a crash at any moment leaves either the old or the new
     * one.
     *
     * @throws SessionStorageException if it could not be written; the old one is still there
     */
    void save(SessionData session);

    /** Removes the session; nothing happens if there is none. */
    void delete();

    /** Releases what the storage holds, such as a lock. Idempotent. */
    @Override
    void close();
}
