package dev.mtproto4j.client.storage;

import java.util.function.UnaryOperator;

/**
 * The current session of a running client, and its storage. Thread-safe. Changes that would cost a login are durable
 * before {@link #update} returns; those that a server repeats anyway wait for the next save.
 */
public final class SessionKeeper implements AutoCloseable {

    private final SessionStorage storage;
    private volatile SessionData current;
    private boolean dirty;
    private boolean closed;

    public SessionKeeper(SessionStorage storage, SessionData current) {
        this.storage = storage;
        this.current = current;
    }

    public SessionData current() {
        return current;
    }

    /**
     * Changes the session and saves it.
     *
     * @throws SessionStorageException if it could not be saved; the change then holds in memory, and is saved with the
     *     next one
     */
    public synchronized SessionData update(UnaryOperator<SessionData> change) {
        remember(change);
        flush();
        return current;
    }

    /** Changes the session in memory; {@link #update}, {@link #flush} or {@link #close} saves it. */
    public synchronized void remember(UnaryOperator<SessionData> change) {
        SessionData changed = change.apply(current);
        if (!changed.equals(current)) {
            current = changed;
            dirty = true;
        }
    }

    /** Saves what is not saved yet. */
    public synchronized void flush() {
        if (dirty && !closed) {
            storage.save(current);
            dirty = false;
        }
    }

    /** Saves what is not saved yet, and releases the storage. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        try {
            flush();
        } finally {
            closed = true;
            storage.close();
        }
    }
}
