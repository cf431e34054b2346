package dev.mtproto4j.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in the mode "infinite garble extension": {@code c(i) = E(p(i) ^ c(i-1)) ^ p(i-1)}. The vector is {@code c(0)}
 * followed by {@code p(0)}.
 *
 * <p>The block cipher is the JDK's, which uses the AES instructions of the processor. An instance is for one thread at a
 * time; it looks up the provider once, and a message costs no garbage but the key schedule that the JDK makes.
 *
 * @see <a href="https://core.telegram.org/mtproto/description#defining-aes-key-and-initialization-vector">MTProto</a>
 */
public final class AesIge {
    private static final int BLOCK = 16;

    private final Cipher cipher;
    private final byte[] block = new byte[BLOCK];

    public AesIge() {
        try {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    /**
     * Encrypts from one array into another, or within one; the ranges may overlap in any way.
     *
     * @param key 16, 24 or 32 bytes (MTProto: 32); left as it is
     * @param iv 32 bytes; left as it is
     * @param length a multiple of 16
     * @throws IllegalArgumentException for other lengths
     * @throws IndexOutOfBoundsException for ranges outside the arrays
     */
    public void encrypt(byte[] key, byte[] iv, byte[] in, int inOffset, byte[] out, int outOffset, int length) {
        check(iv, in, inOffset, out, outOffset, length);
        init(Cipher.ENCRYPT_MODE, key);
        long previousOut0 = Bytes.longAt(iv, 0);
        long previousOut1 = Bytes.longAt(iv, 8);
        long previousIn0 = Bytes.longAt(iv, 16);
        long previousIn1 = Bytes.longAt(iv, 24);
        process(in, inOffset, out, outOffset, length, previousOut0, previousOut1, previousIn0, previousIn1);
    }

    /**
     * Decrypts from one array into another, or within one; the ranges may overlap in any way.
     *
     * @param key 16, 24 or 32 bytes (MTProto: 32); left as it is
     * @param iv 32 bytes; left as it is
     * @param length a multiple of 16
     * @throws IllegalArgumentException for other lengths
     * @throws IndexOutOfBoundsException for ranges outside the arrays
     */
    public void decrypt(byte[] key, byte[] iv, byte[] in, int inOffset, byte[] out, int outOffset, int length) {
        check(iv, in, inOffset, out, outOffset, length);
        init(Cipher.DECRYPT_MODE, key);
        // Decryption is the same chain with the block cipher reversed and the halves of the vector exchanged.
        long previousOut0 = Bytes.longAt(iv, 16);
        long previousOut1 = Bytes.longAt(iv, 24);
        long previousIn0 = Bytes.longAt(iv, 0);
        long previousIn1 = Bytes.longAt(iv, 8);
        process(in, inOffset, out, outOffset, length, previousOut0, previousOut1, previousIn0, previousIn1);
    }

    /** Encrypts into a new array. */
    public byte[] encrypt(byte[] key, byte[] iv, byte[] data) {
        byte[] out = new byte[data.length];
        encrypt(key, iv, data, 0, out, 0, data.length);
        return out;
    }

    /** Decrypts into a new array. */
    public byte[] decrypt(byte[] key, byte[] iv, byte[] data) {
        byte[] out = new byte[data.length];
        decrypt(key, iv, data, 0, out, 0, data.length);
        return out;
    }

    private void process(
            byte[] in,
            int inOffset,
            byte[] out,
            int outOffset,
            int length,
            long previousOut0,
            long previousOut1,
            long previousIn0,
            long previousIn1) {
        byte[] source = in;
        int from = inOffset;
        if (in == out && outOffset > inOffset && outOffset < inOffset + length) {
            // What is written would overtake what is still to be read.
            source = Arrays.copyOfRange(in, inOffset, inOffset + length);
            from = 0;
        }
        try {
            for (int i = 0; i < length; i += BLOCK) {
                long in0 = Bytes.longAt(source, from + i);
                long in1 = Bytes.longAt(source, from + i + 8);
                Bytes.LONG_LE.set(block, 0, in0 ^ previousOut0);
                Bytes.LONG_LE.set(block, 8, in1 ^ previousOut1);
                cipher.update(block, 0, BLOCK, out, outOffset + i);
                previousOut0 = Bytes.longAt(out, outOffset + i) ^ previousIn0;
                previousOut1 = Bytes.longAt(out, outOffset + i + 8) ^ previousIn1;
                Bytes.LONG_LE.set(out, outOffset + i, previousOut0);
                Bytes.LONG_LE.set(out, outOffset + i + 8, previousOut1);
                previousIn0 = in0;
                previousIn1 = in1;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES failed", e);
        } finally {
            Arrays.fill(block, (byte) 0);
            if (source != in) {
                Arrays.fill(source, (byte) 0);
            }
        }
    }

    private void init(int mode, byte[] key) {
        try {
            cipher.init(mode, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("an AES key has 16, 24 or 32 bytes, not " + key.length, e);
        }
    }

    private static void check(byte[] iv, byte[] in, int inOffset, byte[] out, int outOffset, int length) {
        if (iv.length != 2 * BLOCK) {
            throw new IllegalArgumentException("the vector has 32 bytes, not " + iv.length);
        }
        if (length % BLOCK != 0) {
            throw new IllegalArgumentException(length + " bytes are not a whole number of blocks");
        }
        Objects.checkFromIndexSize(inOffset, length, in.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
    }
}
