package dev.mtproto4j.crypto.srp;

import dev.mtproto4j.crypto.DhParameters;
import dev.mtproto4j.crypto.SecurityCheckException;
import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * The fields of {@code passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow}, checked: the prime and the
 * generator have to pass the same tests as those of a key exchange. Immutable.
 */
public final class SrpParameters {
    private static final int MAX_SALT_BYTES = 1024;

    private final byte[] salt1;
    private final byte[] salt2;
    private final int g;
    private final BigInteger prime;

    /** Takes what is not checked: also known answers in small groups. The salts are not copied. */
    SrpParameters(byte[] salt1, byte[] salt2, int g, BigInteger prime) {
        this.salt1 = salt1;
        this.salt2 = salt2;
        this.g = g;
        this.prime = prime;
    }

    /**
     * Checks what a server sent.
     *
     * @param salt1 copied, as salt2
     * @param p 256 bytes, most significant first
     * @param random for the primality test
     * @throws SecurityCheckException if p is not a safe prime of 2048 bits, or g is not right for it
     */
    public static SrpParameters check(byte[] salt1, byte[] salt2, int g, byte[] p, SecureRandom random) {
        if (salt1.length > MAX_SALT_BYTES || salt2.length > MAX_SALT_BYTES) {
            throw new SecurityCheckException("a salt of more than " + MAX_SALT_BYTES + " bytes");
        }
        DhParameters group = DhParameters.check(g, p, random);
        return new SrpParameters(salt1.clone(), salt2.clone(), group.g(), group.prime());
    }

    SrpParameters withSalt1(byte[] newSalt1) {
        return new SrpParameters(newSalt1.clone(), salt2, g, prime);
    }

    /** The first salt; a new array. */
    public byte[] salt1() {
        return salt1.clone();
    }

    /** The second salt; a new array. */
    public byte[] salt2() {
        return salt2.clone();
    }

    /** The generator. */
    public int g() {
        return g;
    }

    /** The prime: 256 bytes; a new array. */
    public byte[] p() {
        return SrpMath.pad(prime);
    }

    BigInteger prime() {
        return prime;
    }

    BigInteger generator() {
        return BigInteger.valueOf(g);
    }
}
