package dev.mtproto4j.crypto;

import java.math.BigInteger;
import java.util.BitSet;

/**
 * Lenstra's factoring with elliptic curves, for factors of up to 32 bits: on Montgomery's curves with Suyama's
 * parameters, whose group order is a multiple of 12. Several times faster than Pollard's rho there.
 *
 * @see <a href="https://doi.org/10.1090/S0025-5718-1987-0866113-7">Montgomery, Speeding the Pollard and elliptic curve
 *     methods of factorization</a>
 */
final class EllipticCurves {
    /** All prime powers up to this are in the exponent of the first stage. */
    private static final int BOUND1 = 200;

    /** One more prime, up to this, is found by the second stage. */
    private static final int BOUND2 = 10_000;

    /** The stride of the second stage: its primes are a multiple of this, plus or minus one of the residues. */
    private static final int STRIDE = 60;

    private static final int[] RESIDUES = {1, 7, 11, 13, 17, 19, 23, 29};
    private static final int CURVES = 400;

    private static final BigInteger EXPONENT = exponent();

    /** For each multiple of the stride from the second on, the residues (bits by index) at which there is a prime on either side. */
    private static final byte[] PRIMES = primes();

    private final Montgomery field;
    private final long n;
    private long aPlus2Over4;

    private EllipticCurves(long n) {
        this.n = n;
        this.field = new Montgomery(n);
    }

    /** A divisor other than 1 and the number, which is odd and composite; or 1 if no curve found any. */
    static long divisor(long n) {
        EllipticCurves curves = new EllipticCurves(n);
        for (int sigma = 6; sigma < 6 + CURVES; sigma++) {
            long found = curves.tryCurve(sigma);
            if (found != 1 && found != n) {
                return found;
            }
        }
        return 1;
    }

    private long tryCurve(int sigma) {
        long s = field.residue(sigma);
        long u = field.subtract(field.multiply(s, s), field.residue(5));
        long v = field.multiply(field.residue(4), s);
        long u3 = field.multiply(field.multiply(u, u), u);
        long v3 = field.multiply(field.multiply(v, v), v);
        long difference = field.subtract(v, u);
        long numerator = field.multiply(
                field.multiply(field.multiply(difference, difference), difference),
                field.add(field.multiply(field.residue(3), u), v));
        long denominator = field.multiply(field.multiply(field.residue(16), u3), v);
        long common = PqFactorization.gcd(denominator, n);
        if (common != 1) {
            return common;
        }
        // A = numerator / (4 u^3 v) - 2, of which (A + 2) / 4 is needed.
        aPlus2Over4 = field.multiply(numerator, field.inverse(denominator));
        Point point = new Point(u3, v3).times(EXPONENT);
        common = PqFactorization.gcd(point.z, n);
        return common != 1 ? common : secondStage(point);
    }

    /** Looks for one prime q between the bounds with q * point = 0: then m * stride * point = ± residue * point. */
    private long secondStage(Point point) {
        Point[] small = multiples(point);
        Point stride = point.times(BigInteger.valueOf(STRIDE));
        Point previous = stride;
        Point current = stride.doubled();
        long product = 1;
        for (int m = 2; m < PRIMES.length; m++) {
            int wanted = PRIMES[m];
            for (int i = 0; i < RESIDUES.length; i++) {
                if ((wanted & 1 << i) != 0) {
                    Point other = small[RESIDUES[i]];
                    long cross = field.subtract(field.multiply(current.x, other.z), field.multiply(other.x, current.z));
                    product = field.multiply(product, cross);
                }
            }
            Point next = current.plus(stride, previous);
            previous = current;
            current = next;
        }
        return PqFactorization.gcd(product, n);
    }

    /** The point times each odd number below half the stride, by that number. */
    private static Point[] multiples(Point point) {
        Point[] multiples = new Point[STRIDE / 2];
        Point twice = point.doubled();
        multiples[1] = point;
        multiples[3] = twice.plus(point, point);
        for (int i = 5; i < multiples.length; i += 2) {
            multiples[i] = multiples[i - 2].plus(twice, multiples[i - 4]);
        }
        return multiples;
    }

    private static BigInteger exponent() {
        BigInteger product = BigInteger.ONE;
        for (int p = 2; p <= BOUND1; p++) {
            if (BigInteger.valueOf(p).isProbablePrime(50)) {
                for (long power = p; power <= BOUND1; power *= p) {
                    product = product.multiply(BigInteger.valueOf(p));
                }
            }
        }
        return product;
    }

    private static byte[] primes() {
        BitSet composite = new BitSet(BOUND2 + STRIDE);
        for (int p = 2; p * p < BOUND2 + STRIDE; p++) {
            for (int multiple = p * p; multiple < BOUND2 + STRIDE; multiple += p) {
                composite.set(multiple);
            }
        }
        byte[] primes = new byte[BOUND2 / STRIDE + 1];
        for (int m = 2; m < primes.length; m++) {
            for (int i = 0; i < RESIDUES.length; i++) {
                boolean below = !composite.get(m * STRIDE - RESIDUES[i]);
                boolean above = !composite.get(m * STRIDE + RESIDUES[i]);
                if (below || above) {
                    primes[m] |= (byte) (1 << i);
                }
            }
        }
        return primes;
    }

    /** A point on the curve without its y, in Montgomery's projective coordinates. */
    private final class Point {
        private final long x;
        private final long z;

        Point(long x, long z) {
            this.x = x;
            this.z = z;
        }

        Point doubled() {
            long sum = field.add(x, z);
            long difference = field.subtract(x, z);
            long sum2 = field.multiply(sum, sum);
            long difference2 = field.multiply(difference, difference);
            long t = field.subtract(sum2, difference2);
            return new Point(
                    field.multiply(sum2, difference2),
                    field.multiply(t, field.add(difference2, field.multiply(aPlus2Over4, t))));
        }

        /** The sum with another point, given their difference. */
        Point plus(Point other, Point difference) {
            long a = field.multiply(field.subtract(x, z), field.add(other.x, other.z));
            long b = field.multiply(field.add(x, z), field.subtract(other.x, other.z));
            long sum = field.add(a, b);
            long rest = field.subtract(a, b);
            return new Point(
                    field.multiply(difference.z, field.multiply(sum, sum)),
                    field.multiply(difference.x, field.multiply(rest, rest)));
        }

        /** Montgomery's ladder. */
        Point times(BigInteger factor) {
            Point low = this;
            Point high = doubled();
            for (int bit = factor.bitLength() - 2; bit >= 0; bit--) {
                Point sum = high.plus(low, this);
                if (factor.testBit(bit)) {
                    low = sum;
                    high = high.doubled();
                } else {
                    high = sum;
                    low = low.doubled();
                }
            }
            return low;
        }
    }
}
