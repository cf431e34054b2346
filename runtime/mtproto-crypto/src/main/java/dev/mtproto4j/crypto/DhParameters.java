package dev.mtproto4j.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A prime and a generator for a Diffie–Hellman exchange that have passed the checks of the protocol. Immutable.
 *
 * @see <a href="https://core.telegram.org/mtproto/security_guidelines#diffie-hellman-key-exchange">Security
 *     guidelines</a>
 */
public final class DhParameters {
    /** The length of the prime and of all public values. */
    public static final int BYTES = SafePrimes.BITS / 8;

    /** Public values keep this distance from 0 and from the prime, so that their logarithm is not easy to find. */
    private static final BigInteger MARGIN = BigInteger.ONE.shiftLeft(SafePrimes.BITS - 64);

    private final int g;
    private final BigInteger prime;

    /** Takes what is not checked. */
    DhParameters(int g, BigInteger prime) {
        this.g = g;
        this.prime = prime;
    }

    /**
     * Checks what a server sent. A prime that is not the well-known one costs about a third of a second the first time.
     *
     * @param dhPrime most significant byte first; zeros on the left are tolerated
     * @param random for the primality test
     * @throws SecurityCheckException if the prime is not a safe prime of 2048 bits, or {@code g} does not generate the
     *     subgroup of order {@code (p - 1) / 2}
     */
    public static DhParameters check(int g, byte[] dhPrime, SecureRandom random) {
        BigInteger prime = number(dhPrime, "dh_prime");
        checkGenerator(g, prime);
        if (!SafePrimes.isSafePrime(prime, random)) {
            throw new SecurityCheckException("dh_prime is not a safe prime of 2048 bits");
        }
        return new DhParameters(g, prime);
    }

    /** The well-known prime with g = 3, as Telegram's servers use them. */
    public static DhParameters known() {
        return new DhParameters(3, SafePrimes.KNOWN);
    }

    /** The generator: 2 to 7. */
    public int g() {
        return g;
    }

    /** The prime, as it is sent: 256 bytes; a new array. */
    public byte[] dhPrime() {
        return Bytes.unsigned(prime, BYTES);
    }

    /** The prime. */
    public BigInteger prime() {
        return prime;
    }

    /**
     * Checks {@code g_a} or {@code g_b}: between {@code 2^(2048-64)} and {@code p - 2^(2048-64)}, both included.
     *
     * @param value most significant byte first; zeros on the left are tolerated
     * @param name what to call it in an error, such as {@code g_a}
     * @throws SecurityCheckException if it is outside
     */
    public BigInteger checkPublicValue(byte[] value, String name) {
        BigInteger number = number(value, name);
        if (!inRange(number)) {
            throw new SecurityCheckException(name + " is not between 2^1984 and dh_prime - 2^1984");
        }
        return number;
    }

    /** Draws a secret exponent of 2048 bits and computes its public value, which is in the range that is checked. */
    public DhKeyPair generate(SecureRandom random) {
        while (true) {
            byte[] exponent = new byte[BYTES];
            random.nextBytes(exponent);
            BigInteger secret = new BigInteger(1, exponent);
            Arrays.fill(exponent, (byte) 0);
            BigInteger publicValue = BigInteger.valueOf(g).modPow(secret, prime);
            if (inRange(publicValue)) {
                return new DhKeyPair(this, secret, publicValue);
            }
        }
    }

    private boolean inRange(BigInteger number) {
        return number.compareTo(MARGIN) >= 0 && number.compareTo(prime.subtract(MARGIN)) <= 0;
    }

    private static BigInteger number(byte[] value, String name) {
        if (value.length > 2 * BYTES) {
            throw new SecurityCheckException(name + " has " + value.length + " bytes");
        }
        return new BigInteger(1, value);
    }

    /** The rules by which {@code g} is a quadratic residue; 4 always is. */
    static void checkGenerator(int g, BigInteger p) {
        boolean right = switch (g) {
            case 2 -> mod(p, 8) == 7;
            case 3 -> mod(p, 3) == 2;
            case 4 -> true;
            case 5 -> mod(p, 5) == 1 || mod(p, 5) == 4;
            case 6 -> mod(p, 24) == 19 || mod(p, 24) == 23;
            case 7 -> mod(p, 7) == 3 || mod(p, 7) == 5 || mod(p, 7) == 6;
            default -> false;
        };
        if (!right) {
            throw new SecurityCheckException("g = " + g + " is not a generator for dh_prime");
        }
    }

    private static int mod(BigInteger p, int m) {
        return p.mod(BigInteger.valueOf(m)).intValue();
    }

    @Override
    public String toString() {
        return "DhParameters g=" + g + (prime.equals(SafePrimes.KNOWN) ? " with the well-known prime" : "");
    }
}
