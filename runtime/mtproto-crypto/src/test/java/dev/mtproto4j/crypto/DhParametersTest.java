package dev.mtproto4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.params.DHParameters;
import org.bouncycastle.math.Primes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DhParametersTest {
    private static final FixedRandom RANDOM = FixedRandom.seeded(1);

    @TestFactory
    Stream<DynamicTest> goodPrimesWithEachGenerator() {
        return Vectors.group("dh.json", "good_primes")
                .map(v -> Vectors.test(v, () -> {
                    byte[] p = Vectors.hex(v, "p");
                    for (Map.Entry<String, JsonNode> g : v.get("g_accepted").properties()) {
                        int generator = Integer.parseInt(g.getKey());
                        if (g.getValue().asBoolean()) {
                            DhParameters group = DhParameters.check(generator, p, RANDOM);
                            assertThat(group.g()).isEqualTo(generator);
                            assertThat(group.dhPrime()).isEqualTo(p);
                            assertThat(order(generator, group.prime())).isEqualTo(BigInteger.ONE);
                        } else {
                            refused(() -> DhParameters.check(generator, p, RANDOM), "g = " + generator);
                        }
                    }
                    for (int g : new int[] {Integer.MIN_VALUE, -1, 0, 9, Integer.MAX_VALUE}) {
                        refused(() -> DhParameters.check(g, p, RANDOM), "g = " + g);
                    }
                }));
    }

    /** 1 when g generates the subgroup of order (p - 1) / 2. */
    private static BigInteger order(int g, BigInteger p) {
        return BigInteger.valueOf(g).modPow(p.shiftRight(1), p);
    }

    @TestFactory
    Stream<DynamicTest> badPrimes() {
        return Vectors.group("dh.json", "bad_primes")
                .map(v -> Vectors.test(
                        v,
                        () -> refused(() -> DhParameters.check(4, Vectors.hex(v, "p"), RANDOM), "not a safe prime")));
    }

    @Test
    void safePrimesOfOtherSizesAreRefused() {
        for (DHParameters group : List.of(DHStandardGroups.rfc3526_1536, DHStandardGroups.rfc3526_3072)) {
            byte[] p = Bytes.unsigned(group.getP());
            refused(() -> DhParameters.check(4, p, RANDOM), "not a safe prime of 2048 bits");
        }
    }

    /** Found by search: p and (p - 1) / 2 have no small factor, and one of them is prime, the other is not. */
    @ParameterizedTest
    @ValueSource(ints = {2_895, 8_295})
    void bothTheNumberAndItsHalfHaveToBePrime(int aboveTwoTo2047) {
        BigInteger p = BigInteger.ONE.shiftLeft(2047).add(BigInteger.valueOf(aboveTwoTo2047));
        BigInteger half = p.shiftRight(1);
        assertThat(p.isProbablePrime(20)).isNotEqualTo(half.isProbablePrime(20));
        assertThat(Primes.hasAnySmallFactors(p) || Primes.hasAnySmallFactors(half))
                .isFalse();
        refused(() -> DhParameters.check(4, Bytes.unsigned(p), RANDOM), "not a safe prime");
    }

    /** No safe prime has p mod 3 = 1, so that only other numbers can show this rule. */
    @Test
    void theRuleForThreeIsLookedAt() {
        BigInteger p = SafePrimes.KNOWN.subtract(BigInteger.ONE);
        assertThat(p.mod(BigInteger.valueOf(3))).isEqualTo(BigInteger.ONE);
        refused(() -> DhParameters.check(3, Bytes.unsigned(p), RANDOM), "g = 3 is not a generator");
    }

    @Test
    void theAnswerForAPrimeIsRememberedWithinBounds() {
        BigInteger start = BigInteger.ONE.shiftLeft(2047).setBit(0).setBit(1);
        for (int i = 0; i < 100; i++) {
            byte[] composite = Bytes.unsigned(start.add(BigInteger.valueOf(4L * i)));
            refused(() -> DhParameters.check(4, composite, RANDOM), "not a safe prime");
        }
        assertThat(SafePrimes.cached()).isBetween(1, 16);
    }

    @Test
    void hugeNumbersAreRefusedAtOnce() {
        byte[] huge = new byte[1 << 24];
        Arrays.fill(huge, (byte) 0xff);
        refused(() -> DhParameters.check(3, huge, RANDOM), "dh_prime has 16777216 bytes");
        refused(() -> DhParameters.known().checkPublicValue(huge, "g_a"), "g_a has 16777216 bytes");
        refused(() -> DhParameters.check(4, new byte[0], RANDOM), "not a safe prime");
    }

    @TestFactory
    Stream<DynamicTest> publicValues() {
        return Vectors.group("dh.json", "g_a_examples")
                .map(v -> Vectors.test(v, () -> {
                    byte[] value = Vectors.hex(v, "g_a");
                    if (v.get("passes_recommended_range").asBoolean()) {
                        assertThat(DhParameters.known().checkPublicValue(value, "g_a"))
                                .isEqualTo(new BigInteger(1, value));
                    } else {
                        refused(() -> DhParameters.known().checkPublicValue(value, "g_a"), "g_a is not between");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> exchanges() {
        return Vectors.group("dh.json", "exchanges")
                .map(v -> Vectors.test(v, () -> {
                    // The sample of 2013 has a generator that the rules of today refuse.
                    DhParameters group = new DhParameters(v.get("g").asInt(), SafePrimes.KNOWN);
                    DhKeyPair pair = group.generate(FixedRandom.of(Vectors.hex(v, "b")));
                    assertThat(Vectors.hex(pair.publicValue())).isEqualTo(Vectors.text(v, "g_b"));
                    AuthKey key = pair.authKey(Vectors.hex(v, "g_a"), "g_a");
                    assertThat(Vectors.hex(key.toByteArray())).isEqualTo(Vectors.text(v, "g_ab"));
                    if (v.has("auth_key_id_bytes")) {
                        assertThat(key.id()).isEqualTo(Bytes.longAt(Vectors.hex(v, "auth_key_id_bytes"), 0));
                    }
                }));
    }

    @Test
    void bothSidesComputeTheSameKey() {
        DhParameters group = DhParameters.known();
        DhKeyPair a = group.generate(FixedRandom.seeded(2));
        DhKeyPair b = group.generate(FixedRandom.seeded(3));
        assertThat(a.authKey(b.publicValue(), "g_b")).isEqualTo(b.authKey(a.publicValue(), "g_a"));
        assertThat(a).hasToString("DhKeyPair");
        refused(() -> a.authKey(new byte[] {1}, "g_b"), "g_b is not between");
    }

    @Test
    void anExponentWithAPublicValueOutOfRangeIsDrawnAgain() {
        byte[] tiny = new byte[256];
        tiny[255] = 5;
        byte[] good = new byte[256];
        Arrays.fill(good, (byte) 0x5a);
        FixedRandom random = FixedRandom.of(tiny, good);
        byte[] publicValue = DhParameters.known().generate(random).publicValue();
        assertThat(random.left()).isZero();
        assertThat(new BigInteger(1, publicValue))
                .isEqualTo(BigInteger.valueOf(3).modPow(new BigInteger(1, good), SafePrimes.KNOWN));
    }

    @Test
    void theGroupIsPrintedInShort() {
        assertThat(DhParameters.known()).hasToString("DhParameters g=3 with the well-known prime");
    }

    private static void refused(ThrowingCallable call, String reason) {
        assertThatThrownBy(call).isInstanceOf(SecurityCheckException.class).hasMessageContaining(reason);
    }
}
