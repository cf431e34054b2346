package dev.mtproto4j.crypto.srp;

import dev.mtproto4j.crypto.SecurityCheckException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.function.BiFunction;

/** The side that knows the password. */
public final class SrpClient {
    /** Telegram's clients refuse a {@code srp_B} that is much shorter than the prime. */
    private static final int MIN_B_BYTES = 248;

    private SrpClient() {}

    /**
     * Proves the password. Takes a few tenths of a second, on purpose.
     *
     * @param parameters {@code current_algo} of {@code account.password}
     * @param srpB {@code srp_B} of it: 248 to 256 bytes
     * @param password left as it is
     * @throws SecurityCheckException if {@code srp_B} is out of range
     */
    public static SrpAnswer answer(SrpParameters parameters, byte[] srpB, char[] password, SecureRandom random) {
        return answer(parameters, srpB, password, random, SrpMath::scrambler);
    }

    /** @param scrambler gives u, whose 0 no input of a hash is known for */
    static SrpAnswer answer(
            SrpParameters parameters,
            byte[] srpB,
            char[] password,
            SecureRandom random,
            BiFunction<byte[], byte[], BigInteger> scrambler) {
        BigInteger b = checkB(parameters, srpB);
        BigInteger x = SrpMath.passwordHash(parameters, password);
        while (true) {
            byte[] exponent = new byte[SrpMath.BYTES];
            random.nextBytes(exponent);
            BigInteger a = new BigInteger(1, exponent);
            SrpMath.wipe(exponent);
            BigInteger publicA = parameters.generator().modPow(a, parameters.prime());
            byte[] wireA = SrpMath.pad(publicA);
            byte[] wireB = SrpMath.pad(b);
            BigInteger u = scrambler.apply(wireA, wireB);
            if (a.signum() > 0 && u.signum() > 0) {
                return new SrpAnswer(wireA, SrpMath.proof(parameters, wireA, wireB, secret(parameters, b, a, u, x)));
            }
        }
    }

    private static BigInteger checkB(SrpParameters parameters, byte[] srpB) {
        if (srpB.length < MIN_B_BYTES || srpB.length > SrpMath.BYTES) {
            throw new SecurityCheckException("srp_B has " + srpB.length + " bytes");
        }
        BigInteger b = new BigInteger(1, srpB);
        if (b.signum() == 0 || b.compareTo(parameters.prime()) >= 0) {
            throw new SecurityCheckException("srp_B is not between 0 and p");
        }
        return b;
    }

    /** {@code S = (B - k * v)^(a + u * x) mod p}. */
    private static BigInteger secret(SrpParameters parameters, BigInteger b, BigInteger a, BigInteger u, BigInteger x) {
        BigInteger p = parameters.prime();
        BigInteger v = SrpPassword.verifier(parameters, x);
        BigInteger base = b.subtract(SrpMath.multiplier(parameters).multiply(v)).mod(p);
        return base.modPow(a.add(u.multiply(x)), p);
    }
}
