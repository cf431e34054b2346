package dev.mtproto4j.crypto;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;

/**
 * An RSA key of a server, by which a client knows that it speaks to Telegram.
 *
 * @param modulus n, odd
 * @param exponent e, odd and at least 3
 */
public record RsaPublicKey(BigInteger modulus, BigInteger exponent) {

    /** Checks that the numbers can be an RSA key. */
    public RsaPublicKey {
        if (modulus.signum() <= 0 || !modulus.testBit(0) || exponent.bitLength() < 2 || !exponent.testBit(0)) {
            throw new IllegalArgumentException("this is not an RSA public key");
        }
        if (modulus.bitLength() > 16_384 || exponent.signum() < 0 || exponent.compareTo(modulus) >= 0) {
            throw new IllegalArgumentException("the numbers of the RSA public key are out of range");
        }
    }

    /**
     * The number by which a server names the key: the last 8 bytes of the SHA-1 of n and e as TL {@code bytes}, least
     * significant first.
     */
    public long fingerprint() {
        ByteArrayOutputStream tl = new ByteArrayOutputStream();
        writeTl(tl, Bytes.unsigned(modulus));
        writeTl(tl, Bytes.unsigned(exponent));
        return Bytes.longAt(Hashes.sha1(tl.toByteArray()), 12);
    }

    private static void writeTl(ByteArrayOutputStream out, byte[] bytes) {
        int header = 1;
        if (bytes.length < 254) {
            out.write(bytes.length);
        } else {
            header = 4;
            out.write(254);
            out.write(bytes.length);
            out.write(bytes.length >> 8);
            out.write(bytes.length >> 16);
        }
        out.writeBytes(bytes);
        out.writeBytes(new byte[-(header + bytes.length) & 3]);
    }

    /**
     * Reads the first key of a PEM text: {@code BEGIN RSA PUBLIC KEY} (PKCS#1) or {@code BEGIN PUBLIC KEY} (SPKI).
     *
     * @throws IllegalArgumentException if there is none
     */
    public static RsaPublicKey fromPem(String pem) {
        return Pem.publicKeys(pem).get(0);
    }

    /**
     * Reads all keys of a PEM text, of which there is at least one; text between them is skipped.
     *
     * @throws IllegalArgumentException if there is none, or one cannot be read
     */
    public static List<RsaPublicKey> allFromPem(String pem) {
        return Pem.publicKeys(pem);
    }

    /** The key as {@code BEGIN RSA PUBLIC KEY} (PKCS#1), the form that other clients take. */
    public String toPem() {
        return Pem.write(this);
    }

    /**
     * {@code value^e mod n}, without any padding scheme.
     *
     * @param value a number below n, most significant byte first
     * @return as many bytes as n has
     * @throws IllegalArgumentException if the number is not below n
     */
    public byte[] encryptRaw(byte[] value) {
        BigInteger number = new BigInteger(1, value);
        if (number.compareTo(modulus) >= 0) {
            throw new IllegalArgumentException("the number is not below the modulus");
        }
        return Bytes.unsigned(number.modPow(exponent, modulus), (modulus.bitLength() + 7) / 8);
    }

    /** The fingerprint and the size. */
    @Override
    public String toString() {
        return String.format("RsaPublicKey %016x (%d bits)", fingerprint(), modulus.bitLength());
    }
}
