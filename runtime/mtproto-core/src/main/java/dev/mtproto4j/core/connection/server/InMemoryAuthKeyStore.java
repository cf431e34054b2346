package dev.mtproto4j.core.connection.server;

import dev.mtproto4j.crypto.AuthKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Authorization keys that live as long as the process. */
public final class InMemoryAuthKeyStore implements AuthKeyStore {

    private record Entry(AuthKey key, @Nullable Instant expiresAt) {}

    private final Map<Long, Entry> keys = new ConcurrentHashMap<>();
    private final Clock clock;

    public InMemoryAuthKeyStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void put(AuthKey key, @Nullable Instant expiresAt) {
        keys.put(key.id(), new Entry(key, expiresAt));
    }

    @Override
    public Optional<AuthKey> find(long authKeyId) {
        Entry entry = keys.get(authKeyId);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.expiresAt() != null && !clock.instant().isBefore(entry.expiresAt())) {
            keys.remove(authKeyId, entry);
            return Optional.empty();
        }
        return Optional.of(entry.key());
    }

    @Override
    public void remove(long authKeyId) {
        keys.remove(authKeyId);
    }
}
