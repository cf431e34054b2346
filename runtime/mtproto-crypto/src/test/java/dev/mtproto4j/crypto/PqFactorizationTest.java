package dev.mtproto4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PqFactorizationTest {

    @TestFactory
    Stream<DynamicTest> knownAnswers() {
        return Vectors.group("pq.json", "vectors")
                .map(v -> Vectors.test(v, () -> {
                    byte[] bytes = Vectors.hex(v, "pq_bytes");
                    if (new BigInteger(1, bytes).bitLength() > 63) {
                        assertThatThrownBy(() -> PqFactorization.fromBytes(bytes))
                                .isInstanceOf(SecurityCheckException.class);
                        return;
                    }
                    PqFactorization.Factors factors = PqFactorization.factorize(PqFactorization.fromBytes(bytes));
                    assertThat(factors.p()).isEqualTo(Long.parseLong(Vectors.text(v, "p")));
                    assertThat(factors.q()).isEqualTo(Long.parseLong(Vectors.text(v, "q")));
                    assertThat(Vectors.hex(PqFactorization.toBytes(factors.p())))
                            .isEqualTo(Vectors.text(v, "p_bytes"));
                    assertThat(Vectors.hex(PqFactorization.toBytes(factors.q())))
                            .isEqualTo(Vectors.text(v, "q_bytes"));
                }));
    }

    @Test
    void everySmallNumberIsFactoredOrRefused() {
        for (int n = -3; n < 5_000; n++) {
            long pq = n;
            int smallest = 2;
            while (smallest <= n && n % smallest != 0) {
                smallest++;
            }
            boolean twoPrimes =
                    n > 3 && smallest < n && BigInteger.valueOf(n / smallest).isProbablePrime(50);
            if (twoPrimes) {
                assertThat(PqFactorization.factorize(pq))
                        .isEqualTo(new PqFactorization.Factors(smallest, n / smallest));
            } else {
                assertThatThrownBy(() -> PqFactorization.factorize(pq)).isInstanceOf(SecurityCheckException.class);
            }
        }
    }

    @Test
    void randomProductsOfEverySizeAreFactored() {
        Random random = new Random(20_263);
        for (int bits = 5; bits <= 63; bits++) {
            for (int round = 0; round < 40; round++) {
                int pBits = 2 + random.nextInt(bits / 2 - 1);
                long p = BigInteger.probablePrime(pBits, random).longValueExact();
                long q = BigInteger.probablePrime(bits - pBits, random).longValueExact();
                assertThat(PqFactorization.factorize(p * q))
                        .isEqualTo(new PqFactorization.Factors(Math.min(p, q), Math.max(p, q)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                9_223_372_036_854_775_783L, // the greatest prime below 2^63
                9_223_372_036_854_775_807L, // 7^2 * 73 * 127 * 337 * 92737 * 649657
                3_825_123_056_546_413_051L, // 149491 * 747451 * 34233211, a strong pseudoprime to nine bases
                4_611_686_014_132_420_608L, // (2^31 - 1) * 2^31
                2_097_143L * 2_097_143L * 2_097_143L,
                Long.MIN_VALUE,
                -1,
                0,
                1
            })
    void whatIsNotAProductOfTwoPrimesIsRefused(long pq) {
        assertThatThrownBy(() -> PqFactorization.factorize(pq)).isInstanceOf(SecurityCheckException.class);
    }

    /** The curves give up on a number rather than fail; rho then finds its factors as well. */
    @Test
    void curvesAndRhoAgree() {
        Random random = new Random(20_264);
        for (int round = 0; round < 200; round++) {
            long p = BigInteger.probablePrime(8 + random.nextInt(24), random).longValueExact();
            long q = BigInteger.probablePrime(31, random).longValueExact();
            long found = EllipticCurves.divisor(p * q);
            assertThat(found).isIn(1L, p, q);
            long byRho = PqFactorization.rho(new Montgomery(p * q), p * q, 1);
            assertThat(byRho).isIn(p, q, p * q);
        }
    }

    @Test
    void longNumbersAreRefused() {
        assertThatThrownBy(() -> PqFactorization.fromBytes(new byte[9])).isInstanceOf(SecurityCheckException.class);
        assertThatThrownBy(() -> PqFactorization.fromBytes(new byte[] {-1, 0, 0, 0, 0, 0, 0, 0}))
                .isInstanceOf(SecurityCheckException.class);
        assertThat(PqFactorization.fromBytes(new byte[0])).isZero();
    }
}
