package dev.mtproto4j.crypto;

import java.util.Arrays;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * A key object that takes one key after another, because a {@code SecretKeySpec} for each message is garbage with a secret in
 * it. The bytes that it hands out are its own and meant to be overwritten, as the JDK does once it has made its schedule.
 */
final class ReusedKey implements SecretKey {

    private static final long serialVersionUID = 1L;

    private transient byte[] bytes = new byte[32];

    /** This object, with that key. */
    ReusedKey of(byte[] key) {
        if (bytes.length != key.length) {
            bytes = new byte[key.length];
        }
        System.arraycopy(key, 0, bytes, 0, key.length);
        return this;
    }

    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    @Override
    public byte[] getEncoded() {
        return bytes;
    }

    @Override
    public void destroy() {
        Arrays.fill(bytes, (byte) 0);
    }

    /** By identity: what it holds changes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "ReusedKey";
    }
}
