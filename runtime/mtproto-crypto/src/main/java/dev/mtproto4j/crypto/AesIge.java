package dev.mtproto4j.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;

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
    private static final int CHUNK = 4096;

    /**
     * With {@code d(i) = c(i) ^ p(i-1)}, encryption is {@code d(i) = E(p(i) ^ p(i-2) ^ d(i-1))}: CBC over what is known
     * beforehand, which the JVM does in one go.
     */
    private final Cipher cbc;
    /** The inverse has no such form: here each block waits for the one before. */
    private final Cipher ecb;

    private final ReusedKey reusedKey = new ReusedKey();
    private final byte[] cbcIn = new byte[CHUNK];
    private final byte[] cbcOut = new byte[CHUNK];

    public AesIge() {
        try {
            cbc = Cipher.getInstance("AES/CBC/NoPadding");
            ecb = Cipher.getInstance("AES/ECB/NoPadding");
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
        boolean copied = overtakes(in, inOffset, out, outOffset, length);
        byte[] source = copied ? Arrays.copyOfRange(in, inOffset, inOffset + length) : in;
        int from = copied ? 0 : inOffset;
        try {
            cbc.init(Cipher.ENCRYPT_MODE, reusedKey.of(key), ZeroVector.INSTANCE);
            encryptChunks(iv, source, from, out, outOffset, length);
        } catch (InvalidKeyException e) {
            throw wrong(key, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES failed", e);
        } finally {
            int used = Math.min(length, CHUNK);
            Arrays.fill(cbcIn, 0, used, (byte) 0);
            Arrays.fill(cbcOut, 0, used, (byte) 0);
            wipe(source, copied);
        }
    }

    private void encryptChunks(byte[] iv, byte[] in, int inOffset, byte[] out, int outOffset, int length)
            throws GeneralSecurityException {
        // The plaintext one and two blocks ago; before the first block, c(0) takes part in place of the latter.
        long one0 = Bytes.longAt(iv, 16);
        long one1 = Bytes.longAt(iv, 24);
        long two0 = Bytes.longAt(iv, 0);
        long two1 = Bytes.longAt(iv, 8);
        for (int done = 0; done < length; done += CHUNK) {
            int size = Math.min(CHUNK, length - done);
            int from = inOffset + done;
            int to = outOffset + done;
            long before0 = one0;
            long before1 = one1;
            for (int i = 0; i < size; i += BLOCK) {
                long in0 = Bytes.longAt(in, from + i);
                long in1 = Bytes.longAt(in, from + i + 8);
                Bytes.LONG_LE.set(cbcIn, i, in0 ^ two0);
                Bytes.LONG_LE.set(cbcIn, i + 8, in1 ^ two1);
                two0 = one0;
                two1 = one1;
                one0 = in0;
                one1 = in1;
            }
            cbc.update(cbcIn, 0, size, cbcOut, 0);
            for (int i = 0; i < size; i += BLOCK) {
                long in0 = Bytes.longAt(in, from + i);
                long in1 = Bytes.longAt(in, from + i + 8);
                Bytes.LONG_LE.set(out, to + i, Bytes.longAt(cbcOut, i) ^ before0);
                Bytes.LONG_LE.set(out, to + i + 8, Bytes.longAt(cbcOut, i + 8) ^ before1);
                before0 = in0;
                before1 = in1;
            }
        }
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
        boolean copied = overtakes(in, inOffset, out, outOffset, length);
        byte[] source = copied ? Arrays.copyOfRange(in, inOffset, inOffset + length) : in;
        int from = copied ? 0 : inOffset;
        try {
            ecb.init(Cipher.DECRYPT_MODE, reusedKey.of(key));
            decryptBlocks(iv, source, from, out, outOffset, length);
        } catch (InvalidKeyException e) {
            throw wrong(key, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES failed", e);
        } finally {
            Arrays.fill(cbcOut, 0, BLOCK, (byte) 0);
            wipe(source, copied);
        }
    }

    private void decryptBlocks(byte[] iv, byte[] in, int inOffset, byte[] out, int outOffset, int length)
            throws GeneralSecurityException {
        byte[] block = cbcOut;
        long previousIn0 = Bytes.longAt(iv, 0);
        long previousIn1 = Bytes.longAt(iv, 8);
        long previousOut0 = Bytes.longAt(iv, 16);
        long previousOut1 = Bytes.longAt(iv, 24);
        for (int i = 0; i < length; i += BLOCK) {
            int to = outOffset + i;
            long in0 = Bytes.longAt(in, inOffset + i);
            long in1 = Bytes.longAt(in, inOffset + i + 8);
            Bytes.LONG_LE.set(out, to, in0 ^ previousOut0);
            Bytes.LONG_LE.set(out, to + 8, in1 ^ previousOut1);
            ecb.update(out, to, BLOCK, block, 0);
            previousOut0 = Bytes.longAt(block, 0) ^ previousIn0;
            previousOut1 = Bytes.longAt(block, 8) ^ previousIn1;
            Bytes.LONG_LE.set(out, to, previousOut0);
            Bytes.LONG_LE.set(out, to + 8, previousOut1);
            previousIn0 = in0;
            previousIn1 = in1;
        }
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

    /** Whether what is written would overtake what is still to be read. */
    private static boolean overtakes(byte[] in, int inOffset, byte[] out, int outOffset, int length) {
        return in == out && outOffset > inOffset && outOffset < inOffset + length;
    }

    private static void wipe(byte[] source, boolean copied) {
        if (copied) {
            Arrays.fill(source, (byte) 0);
        }
    }

    private static IllegalArgumentException wrong(byte[] key, InvalidKeyException cause) {
        return new IllegalArgumentException("an AES key has 16, 24 or 32 bytes, not " + key.length, cause);
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
