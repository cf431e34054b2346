package dev.mtproto4j.client.storage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the session for as long as this object lives. {@link #close} keeps it too, so a second client can go on. */
public final class MemorySessionStorage implements SessionStorage {

    private volatile @Nullable SessionData session;

    public MemorySessionStorage() {}

    public MemorySessionStorage(SessionData session) {
        this.session = session;
    }

    @Override
    public Optional<SessionData> load() {
        return Optional.ofNullable(session);
    }

    @Override
    public void save(SessionData newSession) {
        session = newSession;
    }

    @Override
    public void delete() {
        session = null;
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "session in memory";
    }
}
