package dev.mtproto4j.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The scheme before RSA_PAD: a SHA-1 of the data, the data, and random bytes. Older clients still speak it, so that a
 * server has to understand it; our client never sends it.
 */
public final class RsaLegacy {
    private static final int HASH_BYTES = 20;
    private static final int BLOCK_BYTES = 255;

    private RsaLegacy() {}

    /**
     * Encrypts as older clients do.
     *
     * @param key a key of 2048 bits
     * @param data at most 235 bytes, a multiple of 4 as every TL value is
     * @return 256 bytes
     */
    public static byte[] encrypt(RsaPublicKey key, byte[] data, SecureRandom random) {
        if (data.length > BLOCK_BYTES - HASH_BYTES || data.length % 4 != 0) {
            throw new IllegalArgumentException("at most 235 bytes, a multiple of 4, not " + data.length);
        }
        byte[] block = new byte[BLOCK_BYTES];
        random.nextBytes(block);
        System.arraycopy(Hashes.sha1(data), 0, block, 0, HASH_BYTES);
        System.arraycopy(data, 0, block, HASH_BYTES, data.length);
        return key.encryptRaw(block);
    }

    /**
     * Decrypts and checks.
     *
     * @param encrypted 256 bytes
     * @return the data without its padding: as many bytes as have the SHA-1 that stands before them
     * @throws SecurityCheckException if no number of bytes has
     */
    public static byte[] decrypt(RsaPrivateKey key, byte[] encrypted) {
        byte[] block = key.decryptRaw(encrypted);
        int from = block.length - BLOCK_BYTES;
        if (from != 1 || block[0] != 0) {
            throw wrong();
        }
        byte[] hash = Arrays.copyOfRange(block, 1, 1 + HASH_BYTES);
        byte[] found = null;
        for (int length = 0; length <= BLOCK_BYTES - HASH_BYTES; length += 4) {
            byte[] data = Arrays.copyOfRange(block, 1 + HASH_BYTES, 1 + HASH_BYTES + length);
            if (MessageDigest.isEqual(hash, Hashes.sha1(data))) {
                found = data;
            }
        }
        if (found == null) {
            throw wrong();
        }
        return found;
    }

    private static SecurityCheckException wrong() {
        return new SecurityCheckException("the data was not encrypted for this key");
    }
}
