package dev.mtproto4j.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.math.Primes;

/** Which 2048-bit numbers are safe primes: {@code p} and {@code (p - 1) / 2} both prime. */
final class SafePrimes {
    /** The prime that Telegram's servers have sent since 2013. */
    static final BigInteger KNOWN = new BigInteger(
            "c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f"
                    + "48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c37"
                    + "20fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f64"
                    + "2477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4"
                    + "a4a695811051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754"
                    + "fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4"
                    + "e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f"
                    + "0d8115f635b105ee2e4e15d04b2454bf6f4fadf034b10403119cd8e3b92fcc5b",
            16);

    static final int BITS = 2048;

    /** The chance that a composite passes one round is below 1/4, so 2^-128 for all of them, whoever chose it. */
    private static final int ROUNDS = 64;

    private static final int MAX_CACHED = 16;

    /** What was checked, good or bad: a check takes a third of a second. Numbers, so no secret. */
    private static final Map<BigInteger, Boolean> CHECKED = new LinkedHashMap<>(32, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BigInteger, Boolean> eldest) {
            return size() > MAX_CACHED;
        }
    };

    private SafePrimes() {}

    /** Whether it has exactly 2048 bits and is a safe prime. */
    static boolean isSafePrime(BigInteger p, SecureRandom random) {
        if (p.equals(KNOWN)) {
            return true;
        }
        if (p.signum() <= 0 || p.bitLength() != BITS || !p.testBit(0) || !p.testBit(1)) {
            return false;
        }
        synchronized (CHECKED) {
            Boolean known = CHECKED.get(p);
            if (known != null) {
                return known;
            }
        }
        boolean safe = check(p, random);
        synchronized (CHECKED) {
            CHECKED.put(p, safe);
        }
        return safe;
    }

    static int cached() {
        synchronized (CHECKED) {
            return CHECKED.size();
        }
    }

    private static boolean check(BigInteger p, SecureRandom random) {
        BigInteger half = p.shiftRight(1);
        if (Primes.hasAnySmallFactors(p) || Primes.hasAnySmallFactors(half)) {
            return false;
        }
        // Once q = (p - 1) / 2 is prime, 2^(p-1) = 1 proves that p is (Pocklington: q > sqrt(p), gcd(2^2 - 1, p) = 1);
        // p has no factor 3, so one power is enough for it. The power comes first: it refuses most numbers at once.
        return BigInteger.TWO.modPow(p.subtract(BigInteger.ONE), p).equals(BigInteger.ONE)
                && Primes.isMRProbablePrime(half, random, ROUNDS);
    }
}
