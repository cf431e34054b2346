package dev.mtproto4j.testserver.store;

import dev.mtproto4j.core.connection.server.AuthKeyStore;
import dev.mtproto4j.crypto.AuthKey;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of one data centre, and which temporary key stands for which permanent one. Thread-safe. */
public final class AuthKeys implements AuthKeyStore {
    private static final int CAPACITY = 100_000;

    private final Clock clock;
    private final Map<Long, Entry> keys = new LinkedHashMap<>();

    public AuthKeys(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void put(AuthKey key, @Nullable Instant expiresAt) {
        if (keys.size() >= CAPACITY) {
            var oldest = keys.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        keys.put(key.id(), new Entry(key, expiresAt));
    }

    @Override
    public synchronized Optional<AuthKey> find(long authKeyId) {
        return live(authKeyId).map(entry -> entry.key);
    }

    @Override
    public synchronized void remove(long authKeyId) {
        keys.remove(authKeyId);
    }

    /** Whether a live key was made as a temporary one. */
    public synchronized boolean isTemporary(long authKeyId) {
        return live(authKeyId).filter(entry -> entry.expiresAt != null).isPresent();
    }

    /** When a temporary key ends; empty for a permanent or unknown one. */
    public synchronized Optional<Instant> expiresAt(long authKeyId) {
        return live(authKeyId).flatMap(entry -> Optional.ofNullable(entry.expiresAt));
    }

    /**
     * The key that logins belong to: the key itself, or the permanent key that it was bound to. Empty for a temporary
     * key that is not bound.
     */
    public synchronized OptionalLong permanentKey(long authKeyId) {
        Optional<Entry> entry = live(authKeyId);
        if (entry.isEmpty()) {
            return OptionalLong.empty();
        }
        if (entry.get().expiresAt == null) {
            return OptionalLong.of(authKeyId);
        }
        Long bound = entry.get().boundTo;
        return bound == null ? OptionalLong.empty() : OptionalLong.of(bound);
    }

    /**
     * Lets a temporary key stand for a permanent one. Several may at a time: the documentation of
     * {@code auth.bindTempAuthKey} has one replace the other, but clients bind one for each connection.
     */
    public synchronized void bind(long temporaryKeyId, long permanentKeyId) {
        live(temporaryKeyId).ifPresent(entry -> entry.boundTo = permanentKeyId);
    }

    /** Removes the temporary keys that are bound to a permanent one, except some. */
    public synchronized void dropTemporary(long permanentKeyId, Set<Long> except) {
        keys.values()
                .removeIf(entry ->
                        Long.valueOf(permanentKeyId).equals(entry.boundTo) && !except.contains(entry.key.id()));
    }

    /** A permanent key and the temporary keys that stand for it: everything its sessions may be encrypted with. */
    public synchronized List<Long> keysOf(long permanentKeyId) {
        return keys.values().stream()
                .filter(entry -> entry.key.id() == permanentKeyId
                        || Long.valueOf(permanentKeyId).equals(entry.boundTo))
                .map(entry -> entry.key.id())
                .toList();
    }

    private Optional<Entry> live(long authKeyId) {
        Entry entry = keys.get(authKeyId);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.expiresAt != null && !clock.instant().isBefore(entry.expiresAt)) {
            keys.remove(authKeyId);
            return Optional.empty();
        }
        return Optional.of(entry);
    }

    private static final class Entry {
        private final AuthKey key;
        private final @Nullable Instant expiresAt;
        private @Nullable Long boundTo;

        Entry(AuthKey key, @Nullable Instant expiresAt) {
            this.key = key;
            this.expiresAt = expiresAt;
        }
    }
}
