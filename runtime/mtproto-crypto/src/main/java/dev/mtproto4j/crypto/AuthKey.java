package dev.mtproto4j.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

/**
 * An authorization key: the 2048 bits that client and server share. Whoever has it is signed in as its owner.
 *
 * @see <a href="https://core.telegram.org/mtproto/auth_key">Creating an authorization key</a>
 */
public final class AuthKey implements Destroyable {
    public static final int BYTES = 256;

    private final byte[] key;
    private final long id;
    private final long auxHash;
    private volatile boolean destroyed;

    /**
     * The key of these bytes.
     *
     * @param key exactly 256 bytes, padded with zeros on the left; copied
     * @throws IllegalArgumentException for another length
     */
    public AuthKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("an authorization key has 256 bytes, not " + key.length);
        }
        this.key = key.clone();
        byte[] sha1 = Hashes.sha1(this.key);
        this.auxHash = Bytes.longAt(sha1, 0);
        this.id = Bytes.longAt(sha1, 12);
    }

    /** {@code auth_key_id}: the last 8 bytes of the SHA-1, as they stand before each message. Not secret. */
    public long id() {
        return id;
    }

    /** {@code auth_key_aux_hash}: the first 8 bytes of the SHA-1; a new array. */
    public byte[] auxHash() {
        byte[] hash = new byte[8];
        Bytes.LONG_LE.set(hash, 0, auxHash);
        return hash;
    }

    /**
     * The secret, to be stored; a new array.
     *
     * @throws IllegalStateException if the key was destroyed
     */
    public byte[] toByteArray() {
        return secret().clone();
    }

    /**
     * {@code new_nonce_hash1}, {@code 2} or {@code 3} of the answers to {@code set_client_DH_params}: 16 bytes.
     *
     * @param newNonce 32 bytes
     * @param number 1 for ok, 2 for retry, 3 for fail
     */
    public byte[] newNonceHash(byte[] newNonce, int number) {
        byte[] hash = Hashes.sha1(newNonce, new byte[] {(byte) number}, auxHash());
        return Arrays.copyOfRange(hash, 4, 20);
    }

    /** {@code new_nonce_hash} of {@code server_DH_params_fail}: 16 bytes. */
    public static byte[] newNonceHash(byte[] newNonce) {
        return Arrays.copyOfRange(Hashes.sha1(newNonce), 4, 20);
    }

    /** The secret itself, for this package only. */
    byte[] secret() {
        if (destroyed) {
            throw new IllegalStateException("the authorization key was destroyed");
        }
        return key;
    }

    /** Overwrites the secret with zeros; the id stays. */
    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    /** Compares in a time that does not depend on the keys. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AuthKey that && id == that.id && MessageDigest.isEqual(key, that.key);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    /** The id, never the secret. */
    @Override
    public String toString() {
        return String.format("AuthKey %016x", id);
    }
}
