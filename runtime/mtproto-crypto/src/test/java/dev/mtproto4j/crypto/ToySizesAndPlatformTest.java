package dev.mtproto4j.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.math.Primes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Known answers of other projects that no exchange ever meets: groups of toy sizes, the primality test by itself, hashes that
 * only the platform computes. They hold what we build on.
 */
class ToySizesAndPlatformTest {

    @TestFactory
    Stream<DynamicTest> groupsOfToySizes() {
        return Vectors.group("dh.json", "small_pg")
                .map(v -> Vectors.test(v, () -> {
                    boolean known = Vectors.text(v, "p").equals("telegram");
                    BigInteger p = known ? SafePrimes.KNOWN : new BigInteger(Vectors.text(v, "p"));
                    boolean safe =
                            known || (p.isProbablePrime(30) && p.shiftRight(1).isProbablePrime(30));
                    boolean accepted = safe
                            && (v.path("g").isNull() || generates(v.get("g").asInt(), p));
                    assertThat(accepted).isEqualTo(v.get("expected").asBoolean());
                    if (!known) {
                        assertThatThrownBy(() -> DhParameters.check(4, Bytes.unsigned(p), FixedRandom.seeded(1)))
                                .isInstanceOf(SecurityCheckException.class);
                    }
                }));
    }

    private static boolean generates(int g, BigInteger p) {
        return catchThrowable(() -> DhParameters.checkGenerator(g, p)) == null;
    }

    @TestFactory
    Stream<DynamicTest> primality() {
        return Vectors.group("dh.json", "primality")
                .map(v -> Vectors.test(
                        v,
                        () -> assertThat(Primes.isMRProbablePrime(
                                        new BigInteger(Vectors.text(v, "n")), FixedRandom.seeded(1), 16))
                                .isEqualTo(v.get("prime").asBoolean())));
    }

    @TestFactory
    Stream<DynamicTest> hashesOfThePlatform() {
        return Vectors.group("kdf.json", "hashes")
                .filter(v -> !Vectors.text(v, "alg").matches("sha1|sha256|pbkdf2-hmac-sha512"))
                .map(v -> DynamicTest.dynamicTest(
                        Vectors.text(v, "alg"), () -> assertThat(platform(v)).isEqualTo(expected(v))));
    }

    private static String expected(JsonNode v) {
        return v.has("output_uint32") ? v.get("output_uint32").asText() : Vectors.text(v, "output");
    }

    private static String platform(JsonNode v) throws GeneralSecurityException {
        String algorithm = Vectors.text(v, "alg");
        if (algorithm.equals("pbkdf2-hmac-sha256")) {
            PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
            generator.init(
                    Vectors.hex(v, "password"),
                    Vectors.hex(v, "salt"),
                    v.get("iterations").asInt());
            KeyParameter key = (KeyParameter)
                    generator.generateDerivedMacParameters(8 * v.get("dklen").asInt());
            return Vectors.hex(key.getKey());
        }
        byte[] input =
                v.has("input") ? Vectors.hex(v, "input") : "a".repeat(1_000_000).getBytes(UTF_8);
        if (algorithm.equals("crc32")) {
            return Long.toString(Vectors.crc32(input));
        } else if (algorithm.equals("md5")) {
            return Vectors.hex(MessageDigest.getInstance("MD5").digest(input));
        }
        Mac mac = Mac.getInstance(algorithm.equals("hmac-sha256") ? "HmacSHA256" : "HmacSHA512");
        mac.init(new SecretKeySpec(Vectors.hex(v, "key"), mac.getAlgorithm()));
        return Vectors.hex(mac.doFinal(input));
    }

    @Test
    void theMessageKeyOfVersion1() {
        JsonNode v = Vectors.group("kdf.json", "msg_key")
                .filter(e -> e.get("version").asInt() == 1)
                .findFirst()
                .orElseThrow();
        byte[] hash = Hashes.sha1(Vectors.hex(v, "plaintext_without_padding"));
        assertThat(HexFormat.of().formatHex(Arrays.copyOfRange(hash, 4, 20))).isEqualTo(Vectors.text(v, "msg_key"));
    }

    @TestFactory
    Stream<DynamicTest> numbersThatAreNoProductOfTwoPrimes() {
        return Vectors.group("pq.json", "not_vectors")
                .map(v -> Vectors.test(v, () -> {
                    if (v.has("n")) {
                        byte[] n = Bytes.unsigned(new BigInteger(Vectors.text(v, "n")));
                        assertThatThrownBy(() -> PqFactorization.fromBytes(n))
                                .isInstanceOf(SecurityCheckException.class);
                    } else {
                        v.get("inputs")
                                .forEach(pq -> assertThatThrownBy(() -> PqFactorization.factorize(pq.asLong()))
                                        .isInstanceOf(SecurityCheckException.class));
                    }
                }));
    }
}
