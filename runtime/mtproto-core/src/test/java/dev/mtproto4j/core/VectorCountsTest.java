package dev.mtproto4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How many known answers each file has, and which test goes through them; the same as in mtproto-crypto. */
class VectorCountsTest {

    private record Group(int size, String test) {}

    private static final Map<String, Map<String, Group>> FILES = Map.of(
            "messages.json",
                    Map.of(
                            "encrypted", new Group(12, "EncryptedMessageTest.packets, withoutAHeader"),
                            "constructed", new Group(58, "EncryptedMessageTest.packets, SessionVectorsTest"),
                            "structures", new Group(6, "MessageStructureTest"),
                            "msg_id", new Group(17, "MessageNumbersTest"),
                            "seqno", new Group(4, "MessageNumbersTest, SessionVectorsTest"),
                            "seen_ids", new Group(5, "SessionVectorsTest.replays, replaysBelowTheFloorOfAFullGuard")),
            "obfuscated2.json",
                    Map.of(
                            "headers", new Group(16, "ObfuscationVectorsTest.headers"),
                            "decrypt_init", new Group(1, "ObfuscationVectorsTest"),
                            "forbidden_starts", new Group(9, "ObfuscationVectorsTest.forbiddenStarts"),
                            "framing", new Group(34, "FramingVectorsTest"),
                            "secrets", new Group(32, "ProxySecretTest.secrets"),
                            "links", new Group(4, "ProxySecretTest"),
                            "fake_tls", new Group(3, "FakeTlsTest.answersOfOtherProxies")),
            "fake_tls.json", Map.of("hellos", new Group(3, "FakeTlsTest.hellosOfOfficialClients")),
            "gzip.json", Map.of("gzip", new Group(9, "GzipPackedTest.whatOthersPackedOrSpoiled")),
            "auth_key_exchange.json",
                    Map.of(
                            "exchanges", new Group(3, "RecordedExchangeTest"),
                            "constructed", new Group(29, "RecordedExchangeTest.constructed")));

    @Test
    void everyListIsAccountedFor() {
        new TreeMap<>(FILES).forEach((file, groups) -> {
            JsonNode content = Vectors.load(file);
            TreeSet<String> lists = new TreeSet<>();
            content.properties().forEach(entry -> {
                if (entry.getValue().isArray()) {
                    lists.add(entry.getKey());
                }
            });
            assertThat(lists).as(file).isEqualTo(new TreeSet<>(groups.keySet()));
            new TreeMap<>(groups).forEach((name, group) -> {
                int size = content.path(name).size();
                System.out.printf("%-24s %-22s %4d  %s%n", file, name, size, group.test());
                assertThat(size).as(file + " " + name).isEqualTo(group.size());
            });
        });
    }
}
