package dev.mtproto4j.core.connection.server;

import dev.mtproto4j.crypto.AuthKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The authorization keys of a data centre. Implementations are thread-safe. */
public interface AuthKeyStore {

    /**
     * Adds a key.
     *
     * @param expiresAt when a temporary key ends; {@code null} for a permanent one
     */
    void put(AuthKey key, @Nullable Instant expiresAt);

    /** The key with this id, unless it never existed, was removed, or has expired. */
    Optional<AuthKey> find(long authKeyId);

    /** Forgets a key; nothing happens if there is none. */
    void remove(long authKeyId);
}
