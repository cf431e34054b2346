package dev.mtproto4j.crypto;

import java.math.BigInteger;

/** Multiplication modulo an odd number below 2^63 without division, on residues times 2^64. */
final class Montgomery {
    /** With these bases the test of Miller and Rabin is exact below 2^64 (Jim Sinclair, 2011). */
    private static final long[] BASES = {2, 325, 9375, 28178, 450775, 9780504, 1795265022};

    private final long n;
    private final long inverse;
    private final long one;
    private final long square;

    Montgomery(long n) {
        this.n = n;
        // Newton: each step doubles the number of right bits, beginning with 5.
        long x = (3 * n) ^ 2;
        for (int i = 0; i < 4; i++) {
            x *= 2 - n * x;
        }
        this.inverse = x;
        BigInteger modulus = BigInteger.valueOf(n);
        this.one = BigInteger.ONE.shiftLeft(64).mod(modulus).longValue();
        this.square = BigInteger.ONE.shiftLeft(128).mod(modulus).longValue();
    }

    /** {@code a * b / 2^64 mod n}, for a and b from 0 to n. */
    long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long m = a * b * inverse;
        // The high half of m * n, with m unsigned. The low halves are equal, so there is no borrow.
        long reduction = Math.multiplyHigh(m, n) + ((m >> 63) & n);
        long result = high - reduction;
        return result + ((result >> 63) & n);
    }

    /** {@code a + b mod n}. */
    long add(long a, long b) {
        long result = a - n + b;
        return result + ((result >> 63) & n);
    }

    /** {@code a - b mod n}. */
    long subtract(long a, long b) {
        long result = a - b;
        return result + ((result >> 63) & n);
    }

    /** The residue of a small number: {@code value * 2^64 mod n}. */
    long residue(long value) {
        return multiply(value % n, square);
    }

    /** The residue of {@code 1 / a}, for an a that has no divisor in common with n. */
    long inverse(long a) {
        // a is value * 2^64, so its inverse lacks 2^64 twice.
        long plain = BigInteger.valueOf(a).modInverse(BigInteger.valueOf(n)).longValue();
        return multiply(multiply(plain, square), square);
    }

    /** {@code a * a / 2^64 + c mod n}, from 0 to n: what Pollard's rho steps by. */
    long squarePlus(long a, long c) {
        long result = multiply(a, a) + c - n;
        return result + ((result >> 63) & n);
    }

    /** Whether n, which is odd and greater than 2, is a prime. */
    boolean isPrime() {
        int twos = Long.numberOfTrailingZeros(n - 1);
        for (long base : BASES) {
            long reduced = base % n;
            if (reduced != 0 && isWitness(reduced, twos)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this base proves that n is composite. */
    private boolean isWitness(long base, int twos) {
        long minusOne = n - one;
        long x = power(multiply(base, square), (n - 1) >>> twos);
        if (x == one || x == minusOne) {
            return false;
        }
        for (int i = 1; i < twos; i++) {
            x = multiply(x, x);
            if (x == minusOne) {
                return false;
            }
        }
        return true;
    }

    private long power(long base, long exponent) {
        long result = one;
        long factor = base;
        for (long e = exponent; e != 0; e >>>= 1) {
            if ((e & 1) != 0) {
                result = multiply(result, factor);
            }
            factor = multiply(factor, factor);
        }
        return result;
    }
}
