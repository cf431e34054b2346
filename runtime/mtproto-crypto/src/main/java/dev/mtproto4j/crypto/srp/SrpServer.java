package dev.mtproto4j.crypto.srp;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** The side that stores the verifier: one challenge, to be answered once. */
public final class SrpServer {
    private final SrpParameters parameters;
    private final BigInteger verifier;
    private final BigInteger secret;
    private final byte[] publicB;

    /**
     * Draws a challenge.
     *
     * @param verifier {@code new_password_hash}, as it was set: 256 bytes
     */
    public SrpServer(SrpParameters parameters, byte[] verifier, SecureRandom random) {
        this.parameters = parameters;
        this.verifier = new BigInteger(1, verifier);
        BigInteger drawn;
        BigInteger b;
        do {
            byte[] exponent = new byte[SrpMath.BYTES];
            random.nextBytes(exponent);
            drawn = new BigInteger(1, exponent);
            SrpMath.wipe(exponent);
            b = SrpMath.multiplier(parameters)
                    .multiply(this.verifier)
                    .add(parameters.generator().modPow(drawn, parameters.prime()))
                    .mod(parameters.prime());
        } while (b.signum() == 0);
        this.secret = drawn;
        this.publicB = SrpMath.pad(b);
    }

    /** {@code srp_B}: 256 bytes; a new array. */
    public byte[] b() {
        return publicB.clone();
    }

    /**
     * Whether the client knows the password.
     *
     * @param a {@code A}: 256 bytes; a value that is 0 modulo p proves nothing and is refused
     * @param m1 {@code M1}, compared in constant time
     */
    public boolean verify(byte[] a, byte[] m1) {
        BigInteger p = parameters.prime();
        BigInteger publicA = new BigInteger(1, a);
        if (a.length != SrpMath.BYTES || publicA.signum() == 0 || publicA.compareTo(p) >= 0) {
            return false;
        }
        BigInteger u = SrpMath.scrambler(a, publicB);
        BigInteger s = publicA.multiply(verifier.modPow(u, p)).mod(p).modPow(secret, p);
        return MessageDigest.isEqual(m1, SrpMath.proof(parameters, a, publicB, s));
    }
}
