package dev.mtproto4j.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in counter mode: one continuous key stream, so that each call goes on where the one before stopped, also within
 * a block. Encryption and decryption are the same. An instance is for one thread at a time.
 */
public final class AesCtr {
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 16;

    private final Cipher cipher;

    /**
     * Begins a key stream.
     *
     * @param key 32 bytes; copied
     * @param iv 16 bytes, the first value of the counter, most significant byte first; copied
     * @throws IllegalArgumentException for other lengths
     */
    public AesCtr(byte[] key, byte[] iv) {
        if (key.length != KEY_BYTES || iv.length != IV_BYTES) {
            throw new IllegalArgumentException(
                    "a key of 32 and a vector of 16 bytes are needed, not " + key.length + " and " + iv.length);
        }
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    /** Encrypts or decrypts a range; both ranges may be the same. */
    public void apply(byte[] in, int inOffset, int length, byte[] out, int outOffset) {
        try {
            int done = cipher.update(in, inOffset, length, out, outOffset);
            if (done != length) {
                throw new IllegalStateException("the cipher kept " + (length - done) + " bytes back");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no room for " + length + " bytes", e);
        }
    }

    /** Encrypts or decrypts into a new array. */
    public byte[] apply(byte[] data) {
        byte[] out = new byte[data.length];
        apply(data, 0, data.length, out, 0);
        return out;
    }

    /**
     * The vector for a part of a file from a CDN: the last four bytes are replaced by the number of the block.
     *
     * @param iv the {@code encryption_iv} of {@code upload.fileCdnRedirect}
     * @param offset where the part begins in the file: a multiple of 16, below 2^36
     * @see <a href="https://core.telegram.org/cdn#decrypting-files">Decrypting files</a>
     */
    public static byte[] cdnIv(byte[] iv, long offset) {
        if (iv.length != IV_BYTES || offset < 0 || offset % 16 != 0 || offset >>> 36 != 0) {
            throw new IllegalArgumentException("offset " + offset + " with a vector of " + iv.length + " bytes");
        }
        byte[] result = iv.clone();
        int counter = (int) (offset >>> 4);
        Bytes.INT_LE.set(result, 12, Integer.reverseBytes(counter));
        return result;
    }
}
