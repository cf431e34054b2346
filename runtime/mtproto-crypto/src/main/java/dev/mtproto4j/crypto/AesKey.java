package dev.mtproto4j.crypto;

import java.util.Arrays;
import javax.security.auth.Destroyable;

/** A key and an initialization vector for AES-256-IGE. Holds secrets: destroy it after use. */
public final class AesKey implements Destroyable {
    private final byte[] key;
    private final byte[] iv;
    private boolean destroyed;

    /** @param key kept, not copied; likewise the vector */
    AesKey(byte[] key, byte[] iv) {
        this.key = key;
        this.iv = iv;
    }

    /** The 32 bytes of the key; not copied. */
    public byte[] key() {
        return key;
    }

    /** The 32 bytes of the initialization vector; not copied. */
    public byte[] iv() {
        return iv;
    }

    /** Overwrites both with zeros. */
    @Override
    public void destroy() {
        Arrays.fill(key, (byte) 0);
        Arrays.fill(iv, (byte) 0);
        destroyed = true;
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "AesKey";
    }
}
