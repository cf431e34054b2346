package dev.mtproto4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * How many known answers each file has, so that a list which is lost or cut does not pass unseen, and which test goes through
 * the list. What is named here is all that the files hold.
 */
class VectorCountsTest {

    private record Group(int size, String test) {}

    private static final Map<String, Map<String, Group>> FILES = Map.of(
            "aes_ige.json",
                    Map.of(
                            "vectors", new Group(13, "AesIgeTest.knownAnswers"),
                            "negative", new Group(4, "AesIgeTest.otherLengthsAreRefused")),
            "aes_ctr.json",
                    Map.of(
                            "vectors", new Group(18, "AesCtrTest.knownAnswers"),
                            "cdn_vectors", new Group(10, "AesCtrTest.knownAnswersForCdnFiles"),
                            "invalid", new Group(3, "AesCtrTest.otherLengthsAreRefused")),
            "kdf.json",
                    Map.of(
                            "kdf_v2", new Group(5, "KeyDerivationTest.version2"),
                            "kdf_v1", new Group(4, "KeyDerivationTest.version1"),
                            "msg_key", new Group(2, "MessageCipherTest, ToySizesAndPlatformTest"),
                            "tmp_aes", new Group(5, "KeyDerivationTest.temporaryKeysOfTheExchange"),
                            "auth_key_derivatives", new Group(2, "KeyDerivationTest.authorizationKeys"),
                            "bind_temp_auth_key", new Group(1, "MessageCipherTest"),
                            "hashes", new Group(61, "KeyDerivationTest, SrpTest, ToySizesAndPlatformTest")),
            "pq.json",
                    Map.of(
                            "vectors", new Group(148, "PqFactorizationTest.knownAnswers"),
                            "not_vectors", new Group(2, "ToySizesAndPlatformTest")),
            "rsa.json",
                    Map.of(
                            "keys", new Group(21, "RsaTest.fingerprintsAndPemOfKnownKeys"),
                            "rsa_pad", new Group(5, "RsaTest.knownRsaPad"),
                            "raw_modexp", new Group(2, "RsaTest"),
                            "negative", new Group(2, "RsaTest.otherSizesAreRefused; core: HostileServerTest")),
            "dh.json",
                    Map.of(
                            "good_primes", new Group(3, "DhParametersTest.goodPrimesWithEachGenerator"),
                            "bad_primes", new Group(7, "DhParametersTest.badPrimes"),
                            "small_pg", new Group(22, "ToySizesAndPlatformTest.groupsOfToySizes"),
                            "g_a_examples", new Group(14, "DhParametersTest.publicValues"),
                            "exchanges", new Group(5, "DhParametersTest.exchanges"),
                            "primality", new Group(28, "ToySizesAndPlatformTest.primality")),
            "srp.json",
                    Map.of(
                            "check_password", new Group(10, "SrpTest.knownAnswersOfTheClient"),
                            "password_hashes", new Group(3, "SrpTest.knownPasswordHashes"),
                            "negative", new Group(6, "SrpTest, client: PasswordCheckTest")),
            "simple_config.json", Map.of("simple_config", new Group(2, "PublishedConfigTest")),
            "auth_key_exchange.json",
                    Map.of(
                            "exchanges", new Group(3, "KeyExchangeVectorsTest; core: RecordedExchangeTest"),
                            "constructed", new Group(29, "KeyExchangeVectorsTest; core: RecordedExchangeTest")));

    private static final Set<String> PROSE = Set.of(
            "aes_ige.json/verified_with",
            "aes_ige.json/not_found",
            "rsa.json/sources",
            "srp.json/source",
            "dh.json/source");

    @Test
    void everyListIsAccountedFor() {
        new TreeMap<>(FILES).forEach((file, groups) -> {
            JsonNode content = Vectors.file(file);
            Set<String> lists = new TreeSet<>();
            content.properties().forEach(entry -> {
                if (entry.getValue().isArray() && !PROSE.contains(file + "/" + entry.getKey())) {
                    lists.add(entry.getKey());
                }
            });
            assertThat(lists).as(file).containsExactlyInAnyOrderElementsOf(groups.keySet());
            groups.forEach((name, group) -> {
                int size = Objects.requireNonNull(content.get(name)).size();
                System.out.printf("%-24s %-22s %4d  %s%n", file, name, size, group.test());
                assertThat(size).as(file + " " + name).isEqualTo(group.size());
            });
        });
    }
}
