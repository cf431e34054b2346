package dev.mtproto4j.crypto;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * RSA_PAD, a form of OAEP: how the client sends its half of the secrets of a key exchange.
 *
 * @see <a href="https://core.telegram.org/mtproto/auth_key#presenting-proof-of-work-server-authentication">Creating an
 *     authorization key, 4.1</a>
 */
public final class RsaPad {
    /** The longest data that is encrypted. */
    public static final int MAX_DATA_BYTES = 144;

    private static final int PADDED_BYTES = 192;
    private static final int HASH_BYTES = 32;
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 256;

    private RsaPad() {}

    /**
     * Encrypts data to the owner of a key.
     *
     * @param key a key of 2048 bits
     * @param data at most 144 bytes
     * @return 256 bytes
     * @throws IllegalArgumentException if the data or the key has another size
     */
    public static byte[] encrypt(RsaPublicKey key, byte[] data, SecureRandom random) {
        check2048(key);
        if (data.length > MAX_DATA_BYTES) {
            throw new IllegalArgumentException("RSA_PAD takes at most 144 bytes, not " + data.length);
        }
        byte[] padding = new byte[PADDED_BYTES - data.length];
        random.nextBytes(padding);
        byte[] padded = Arrays.copyOf(data, PADDED_BYTES);
        System.arraycopy(padding, 0, padded, data.length, padding.length);
        byte[] tempKey = new byte[KEY_BYTES];
        while (true) {
            random.nextBytes(tempKey);
            byte[] block = block(padded, tempKey);
            // Once in a while the block is not below n; only a fresh key, not a changed one, keeps it uniform.
            if (new BigInteger(1, block).compareTo(key.modulus()) < 0) {
                byte[] encrypted = key.encryptRaw(block);
                Bytes.wipe(padded, tempKey, block);
                return encrypted;
            }
        }
    }

    /** The 256 bytes that go through RSA: the key masked with the hash of the encrypted part, and that part. */
    static byte[] block(byte[] padded, byte[] tempKey) {
        byte[] withHash = Arrays.copyOf(reversed(padded), PADDED_BYTES + HASH_BYTES);
        System.arraycopy(Hashes.sha256(tempKey, padded), 0, withHash, PADDED_BYTES, HASH_BYTES);
        byte[] encrypted = new AesIge().encrypt(tempKey, new byte[32], withHash);
        Bytes.wipe(withHash);
        byte[] block = Arrays.copyOf(xor(tempKey, Hashes.sha256(encrypted)), BLOCK_BYTES);
        System.arraycopy(encrypted, 0, block, KEY_BYTES, encrypted.length);
        return block;
    }

    /**
     * Decrypts what {@link #encrypt} made.
     *
     * @param encrypted 256 bytes
     * @return 192 bytes: the data and its padding, which only whoever parses the data can tell apart
     * @throws SecurityCheckException if it was not made for this key
     */
    public static byte[] decrypt(RsaPrivateKey key, byte[] encrypted) {
        check2048(key.publicKey());
        byte[] block = key.decryptRaw(encrypted);
        byte[] aesPart = Arrays.copyOfRange(block, KEY_BYTES, BLOCK_BYTES);
        byte[] tempKey = xor(Arrays.copyOf(block, KEY_BYTES), Hashes.sha256(aesPart));
        byte[] withHash = new AesIge().decrypt(tempKey, new byte[32], aesPart);
        byte[] padded = reversed(Arrays.copyOf(withHash, PADDED_BYTES));
        byte[] hash = Arrays.copyOfRange(withHash, PADDED_BYTES, PADDED_BYTES + HASH_BYTES);
        if (!MessageDigest.isEqual(hash, Hashes.sha256(tempKey, padded))) {
            throw new SecurityCheckException("the data was not encrypted with RSA_PAD for this key");
        }
        return padded;
    }

    private static void check2048(RsaPublicKey key) {
        if (key.modulus().bitLength() != BLOCK_BYTES * Byte.SIZE) {
            throw new IllegalArgumentException("RSA_PAD needs a key of 2048 bits, not " + key);
        }
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return result;
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] result = new byte[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = (byte) (a[i] ^ b[i]);
        }
        return result;
    }
}
