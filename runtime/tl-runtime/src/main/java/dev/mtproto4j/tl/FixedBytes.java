package dev.mtproto4j.tl;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An immutable run of bytes of one length; what {@code int128} and {@code int256} share. */
abstract sealed class FixedBytes permits Int128, Int256 {
    private final byte[] bytes;

    /** @param bytes kept, not copied */
    FixedBytes(byte[] bytes, int length) {
        if (bytes.length != length) {
            throw new IllegalArgumentException(
                    getClass().getSimpleName() + " has " + length + " bytes, not " + bytes.length);
        }
        this.bytes = bytes;
    }

    /** The bytes in the order of the wire; for readers and writers of this package that change nothing. */
    final byte[] unsafeBytes() {
        return bytes;
    }

    /** The bytes in the order of the wire; a new array at each call. */
    public final byte[] toByteArray() {
        return bytes.clone();
    }

    /** The bytes in the order of the wire as lower-case hexadecimal digits. */
    public final String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Compares in a time that does not depend on the bytes. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof FixedBytes that
                && getClass() == that.getClass()
                && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public final int hashCode() {
        int hash = 1;
        for (byte b : bytes) {
            hash = 31 * hash + b;
        }
        return hash;
    }

    /** The hexadecimal digits. A nonce that must stay secret is not to be printed. */
    @Override
    public final String toString() {
        return hex();
    }
}
