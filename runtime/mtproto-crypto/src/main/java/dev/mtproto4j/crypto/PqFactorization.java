package dev.mtproto4j.crypto;

import java.math.BigInteger;

/**
 * Splits {@code pq} of {@code resPQ}, the client's proof of work, into its two primes. The same number always takes the
 * same steps.
 *
 * @see <a href="https://core.telegram.org/mtproto/auth_key#dh-exchange-initiation">Creating an authorization key</a>
 */
public final class PqFactorization {
    /** Products are collected for so many steps before a common divisor is looked for. */
    private static final int BATCH = 256;

    /** Divisors below this are tried one by one. */
    private static final int SMALL = 64;

    /** Up to this size rho is the fastest; it also always ends. */
    private static final int RHO_BITS = 44;

    private static final int MAX_BYTES = 8;

    private PqFactorization() {}

    /** Two primes, of which {@code p} is not the greater one. */
    public record Factors(long p, long q) {}

    /**
     * Factors a number.
     *
     * @param pq a product of two primes, below 2^63
     * @throws SecurityCheckException if it is not one
     */
    public static Factors factorize(long pq) {
        if (pq < 4) {
            throw notTwoPrimes();
        }
        long p = divisor(pq);
        // A prime pq divides by itself, which leaves the composite 1.
        long q = pq / p;
        if (!isPrime(p) || !isPrime(q)) {
            throw notTwoPrimes();
        }
        return new Factors(Math.min(p, q), Math.max(p, q));
    }

    /**
     * Reads {@code pq} as it is sent.
     *
     * @param bytes most significant byte first
     * @throws SecurityCheckException if it is not below 2^63
     */
    public static long fromBytes(byte[] bytes) {
        BigInteger number = bytes.length > MAX_BYTES ? BigInteger.ONE.shiftLeft(63) : new BigInteger(1, bytes);
        if (number.bitLength() > 63) {
            throw new SecurityCheckException("pq is not below 2^63");
        }
        return number.longValue();
    }

    /** The number as it is sent: most significant byte first, without zeros on the left. */
    public static byte[] toBytes(long number) {
        return Bytes.unsigned(BigInteger.valueOf(number));
    }

    private static SecurityCheckException notTwoPrimes() {
        return new SecurityCheckException("pq is not a product of two primes");
    }

    private static boolean isPrime(long n) {
        return n == 2 || (n > 2 && n % 2 != 0 && new Montgomery(n).isPrime());
    }

    /** A divisor other than 1 and the number; the number itself if it is prime. */
    private static long divisor(long n) {
        for (long small = 2; small < SMALL; small++) {
            if (n % small == 0) {
                return small;
            }
        }
        long root = (long) Math.sqrt((double) n);
        for (long candidate = root - 1; candidate <= root + 1; candidate++) {
            if (candidate * candidate == n) {
                return candidate;
            }
        }
        Montgomery field = new Montgomery(n);
        if (field.isPrime()) {
            return n;
        }
        if (n >>> RHO_BITS != 0) {
            long found = EllipticCurves.divisor(n);
            if (found != 1) {
                return found;
            }
        }
        for (long c = 1; ; c++) {
            long found = rho(field, n, c);
            if (found != n) {
                return found;
            }
        }
    }

    /** Pollard's rho with Brent's cycle finding, over x^2 + c: a divisor, or the number itself if this c fails. */
    static long rho(Montgomery field, long n, long c) {
        long y = 2;
        long x = y;
        long batchStart = y;
        long divisor = 1;
        for (int r = 1; divisor == 1; r *= 2) {
            x = y;
            for (int i = 0; i < r; i++) {
                y = field.squarePlus(y, c);
            }
            for (int k = 0; k < r && divisor == 1; k += BATCH) {
                batchStart = y;
                long product = 1;
                int steps = Math.min(BATCH, r - k);
                for (int i = 0; i < steps; i++) {
                    y = field.squarePlus(y, c);
                    product = field.multiply(product, Math.abs(x - y));
                }
                divisor = gcd(product, n);
            }
        }
        if (divisor == n) {
            // Both primes came up in one batch: go through it step by step.
            do {
                batchStart = field.squarePlus(batchStart, c);
                divisor = gcd(Math.abs(x - batchStart), n);
            } while (divisor == 1);
        }
        return divisor;
    }

    static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
