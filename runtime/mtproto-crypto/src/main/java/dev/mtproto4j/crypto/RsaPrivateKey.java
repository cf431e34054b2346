package dev.mtproto4j.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import javax.crypto.Cipher;

/** The private key of a server. */
public final class RsaPrivateKey {
    private static final int BITS = 2048;

    private final RSAPrivateCrtKey key;
    private final RsaPublicKey publicKey;

    private RsaPrivateKey(RSAPrivateCrtKey key) {
        this.key = key;
        this.publicKey = new RsaPublicKey(key.getModulus(), key.getPublicExponent());
    }

    /** @throws IllegalArgumentException if the numbers do not belong together; the JDK does not look */
    static RsaPrivateKey of(org.bouncycastle.asn1.pkcs.RSAPrivateKey numbers) {
        if (!isConsistent(numbers)) {
            throw new IllegalArgumentException("the numbers are not an RSA private key");
        }
        try {
            RSAPrivateCrtKeySpec spec = new RSAPrivateCrtKeySpec(
                    numbers.getModulus(),
                    numbers.getPublicExponent(),
                    numbers.getPrivateExponent(),
                    numbers.getPrime1(),
                    numbers.getPrime2(),
                    numbers.getExponent1(),
                    numbers.getExponent2(),
                    numbers.getCoefficient());
            return new RsaPrivateKey(
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("the numbers are not an RSA private key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static boolean isConsistent(org.bouncycastle.asn1.pkcs.RSAPrivateKey numbers) {
        BigInteger p = numbers.getPrime1();
        BigInteger q = numbers.getPrime2();
        if (p.compareTo(BigInteger.TWO) <= 0 || q.compareTo(BigInteger.TWO) <= 0) {
            return false;
        }
        BigInteger pMinus1 = p.subtract(BigInteger.ONE);
        BigInteger qMinus1 = q.subtract(BigInteger.ONE);
        BigInteger dP = numbers.getExponent1();
        BigInteger dQ = numbers.getExponent2();
        BigInteger e = numbers.getPublicExponent();
        BigInteger d = numbers.getPrivateExponent();
        return p.multiply(q).equals(numbers.getModulus())
                && d.mod(pMinus1).equals(dP)
                && d.mod(qMinus1).equals(dQ)
                && e.multiply(dP).mod(pMinus1).equals(BigInteger.ONE)
                && e.multiply(dQ).mod(qMinus1).equals(BigInteger.ONE)
                && numbers.getCoefficient().multiply(q).mod(p).equals(BigInteger.ONE);
    }

    /**
     * Draws a new key of 2048 bits with exponent 65537. Its fingerprint has 16 digits, because there are clients that
     * print it without zeros on the left and then do not find it.
     */
    public static RsaPrivateKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(BITS, RSAKeyGenParameterSpec.F4), random);
            while (true) {
                RsaPrivateKey key = new RsaPrivateKey(
                        (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
                if (key.publicKey.fingerprint() >>> 60 != 0) {
                    return key;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA with 2048 bits", e);
        }
    }

    /**
     * Reads the first private key of a PEM text: {@code BEGIN RSA PRIVATE KEY} (PKCS#1) or {@code BEGIN PRIVATE KEY}
     * (PKCS#8).
     *
     * @throws IllegalArgumentException if there is none; the message does not quote the text
     */
    public static RsaPrivateKey fromPem(String pem) {
        return Pem.privateKey(pem);
    }

    /** The key as {@code BEGIN RSA PRIVATE KEY} (PKCS#1): a secret. */
    public String toPem() {
        return Pem.write(new org.bouncycastle.asn1.pkcs.RSAPrivateKey(
                key.getModulus(),
                key.getPublicExponent(),
                key.getPrivateExponent(),
                key.getPrimeP(),
                key.getPrimeQ(),
                key.getPrimeExponentP(),
                key.getPrimeExponentQ(),
                key.getCrtCoefficient()));
    }

    /** What clients are given. */
    public RsaPublicKey publicKey() {
        return publicKey;
    }

    /**
     * {@code value^d mod n}, without any padding scheme, blinded against timing.
     *
     * @param value as many bytes as n has
     * @return as many bytes as n has
     * @throws SecurityCheckException if the number is not below n, or of another length
     */
    public byte[] decryptRaw(byte[] value) {
        BigInteger modulus = key.getModulus();
        if (value.length != (modulus.bitLength() + 7) / 8 || new BigInteger(1, value).compareTo(modulus) >= 0) {
            throw new SecurityCheckException("the RSA block is not a number below the modulus");
        }
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/NoPadding");
            rsa.init(Cipher.DECRYPT_MODE, key);
            return rsa.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA failed", e);
        }
    }

    /** The fingerprint of the public key. */
    @Override
    public String toString() {
        return String.format("RsaPrivateKey %016x", publicKey.fingerprint());
    }
}
