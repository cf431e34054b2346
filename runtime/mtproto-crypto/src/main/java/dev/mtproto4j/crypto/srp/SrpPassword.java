package dev.mtproto4j.crypto.srp;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;

/** What is derived from a password, and how a new one is set. */
public final class SrpPassword {
    private static final int SALT_RANDOM_BYTES = 32;

    private SrpPassword() {}

    /**
     * Computes what a server stores for a password, {@code v = g^x mod p}. Takes a few tenths of a second, on purpose.
     *
     * @param password left as it is
     * @return 256 bytes
     */
    public static byte[] verifier(SrpParameters parameters, char[] password) {
        return SrpMath.pad(verifier(parameters, SrpMath.passwordHash(parameters, password)));
    }

    static BigInteger verifier(SrpParameters parameters, BigInteger x) {
        return parameters.generator().modPow(x, parameters.prime());
    }

    /**
     * Prepares a new password.
     *
     * @param newAlgo {@code new_algo} of {@code account.password}, as it came
     * @param password left as it is
     * @param random for the 32 bytes that are appended to the first salt
     */
    public static NewPassword create(SrpParameters newAlgo, char[] password, SecureRandom random) {
        byte[] appended = new byte[SALT_RANDOM_BYTES];
        random.nextBytes(appended);
        byte[] serverSalt = newAlgo.salt1();
        byte[] salt1 = Arrays.copyOf(serverSalt, serverSalt.length + appended.length);
        System.arraycopy(appended, 0, salt1, serverSalt.length, appended.length);
        SrpParameters parameters = newAlgo.withSalt1(salt1);
        return new NewPassword(parameters, verifier(parameters, password));
    }
}
