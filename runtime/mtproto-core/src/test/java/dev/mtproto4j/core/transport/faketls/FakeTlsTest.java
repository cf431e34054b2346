package dev.mtproto4j.core.transport.faketls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.Vectors;
import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.ProxySecret;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeTlsTest {

    private static final JsonNode VECTORS = Vectors.load("fake_tls.json");
    private static final byte[] KEY = Vectors.hex("00112233445566778899aabbccddeeff");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    @TestFactory
    Stream<DynamicTest> hellosOfOfficialClients() {
        ProxySecret secret = ProxySecret.parse(VECTORS.path("secret").asText());
        assertThat(VECTORS.path("hellos")).hasSize(3);
        return Vectors.each(VECTORS.path("hellos"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> {
                    byte[] record = Vectors.bytes(vector, "record");
                    Instant time = Instant.ofEpochSecond(vector.path("time").asLong());
                    ClientHello hello = ClientHello.parse(record);
                    assertThat(hello.verify(secret.key())).hasValue(time);
                    assertThat(hello.verify(KEY)).isEmpty();
                    assertThat(hello.random()).isEqualTo(Vectors.bytes(vector, "random"));
                    assertThat(hello.sessionId()).isEqualTo(Vectors.bytes(vector, "session_id"));
                    assertThat(hello.cipherSuite())
                            .isEqualTo(vector.path("cipher_suite").asInt());
                    assertThat(hello.serverName())
                            .isEqualTo(VECTORS.path("host").asText());
                    assertThat(guard(time, secret).admit(record))
                            .map(HelloGuard.Admission::secret)
                            .hasValue(secret);
                }));
    }

    /** Answers of two proxies in the field, and the arithmetic of the digest. */
    @TestFactory
    Stream<DynamicTest> answersOfOtherProxies() {
        JsonNode vectors = Vectors.load("obfuscated2.json").path("fake_tls");
        assertThat(vectors).hasSize(3);
        return Vectors.each(vectors)
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> {
                    byte[] key = Vectors.bytes(vector, "secret");
                    byte[] random = Vectors.bytes(vector, "client_random");
                    if (vector.has("server_hello")) {
                        byte[] answer = Vectors.bytes(vector, "server_hello");
                        int length = ServerHello.length(answer, answer.length);
                        assertThat(length).isEqualTo(answer.length);
                        assertThat(ServerHello.verify(answer, length, random, key))
                                .isTrue();
                        return;
                    }
                    byte[] record = Vectors.bytes(vector, "hello_with_zero_random");
                    assertThat(HelloDigest.of(key, new byte[0], record, record.length))
                            .isEqualTo(Vectors.bytes(vector, "hmac"));
                }));
    }

    @Test
    void aHelloLooksLikeThatOfABrowser() {
        Set<String> orders = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            ClientHello hello = ClientHello.create("www.example.org", KEY, NOW, FixedRandom.seeded(seed));
            byte[] record = hello.toByteArray();
            String hex = HexFormat.of().formatHex(record);
            assertThat(record).hasSize(517);
            assertThat(hex).startsWith("1603010200010001fc0303");
            assertThat(hello.serverName()).isEqualTo("www.example.org");
            assertThat(hello.cipherSuite()).isEqualTo(0x1301);
            assertThat(hello.verify(KEY)).hasValue(NOW);
            assertThat(record[78]).as("first suite is of RFC 8701").isEqualTo(record[79]);
            assertThat(record[78] & 0x0f).isEqualTo(0x0a);
            int share = hex.indexOf("000100001d0020") / 2 + 7;
            assertThat(isOnCurve(Arrays.copyOfRange(record, share, share + 32))).isTrue();
            orders.add(order(hex));
        }
        assertThat(orders).as("extensions come in an order that changes").hasSizeGreaterThan(40);
    }

    private static String order(String hex) {
        return Stream.of("000500050100000000", "000b00020100", "00120000001", "446900050003026832", "ff01000100")
                        .sorted((a, b) -> Integer.compare(hex.indexOf(a), hex.indexOf(b)))
                        .toList()
                + "" + hex.indexOf("0010000e") + hex.indexOf("002d0002");
    }

    /** y² = x³ + 486662x² + x has a solution for half of all numbers only, and a filter can look. */
    private static boolean isOnCurve(byte[] littleEndian) {
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = littleEndian[31 - i];
        }
        BigInteger x = new BigInteger(1, bigEndian);
        BigInteger y2 = x.pow(3)
                .add(x.pow(2).multiply(BigInteger.valueOf(486_662)))
                .add(x)
                .mod(P);
        return x.compareTo(P) < 0
                && y2.modPow(P.subtract(BigInteger.ONE).shiftRight(1), P).equals(BigInteger.ONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 182})
    void namesOfAnyLengthThatASecretHolds(int length) {
        ClientHello hello = ClientHello.create("a".repeat(length), KEY, NOW, FixedRandom.seeded(1));
        assertThat(hello.toByteArray()).hasSize(517);
        assertThat(hello.serverName()).hasSize(length);
        assertThatThrownBy(() -> ProxySecret.fakeTls(KEY, "a".repeat(183)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChangedByteOfAHelloIsNoticed() {
        byte[] record = ClientHello.create("example.org", KEY, NOW, FixedRandom.seeded(1))
                .toByteArray();
        HelloGuard guard = guard(NOW, ProxySecret.fakeTls(KEY, "example.org"));
        for (int i = 0; i < record.length; i++) {
            byte[] changed = record.clone();
            changed[i] ^= 0x40;
            assertThat(guard.admit(changed)).as("byte %d", i).isEmpty();
        }
        assertThat(guard.admit(record)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {-11, -10, 0, 10, 11})
    void aHelloOfAnotherTimeIsRefused(long seconds) {
        byte[] record = ClientHello.create("example.org", KEY, NOW.plusSeconds(seconds), FixedRandom.seeded(1))
                .toByteArray();
        assertThat(guard(NOW, ProxySecret.fakeTls(KEY, "example.org"))
                        .admit(record)
                        .isPresent())
                .isEqualTo(Math.abs(seconds) <= 10);
    }

    @Test
    void aHelloIsGoodOnce() {
        HelloGuard guard = guard(NOW, ProxySecret.fakeTls(KEY, "example.org"));
        byte[] record = ClientHello.create("example.org", KEY, NOW, FixedRandom.seeded(1))
                .toByteArray();
        assertThat(guard.admit(record)).isPresent();
        assertThat(guard.admit(record)).isEmpty();
    }

    @Test
    void aHelloForAnotherSiteOrWithAnotherSecretIsRefused() {
        HelloGuard guard = guard(NOW, ProxySecret.fakeTls(KEY, "example.org"), ProxySecret.plain(new byte[16]));
        assertThat(guard.admit(ClientHello.create("example.com", KEY, NOW, FixedRandom.seeded(1))
                        .toByteArray()))
                .isEmpty();
        assertThat(guard.admit(ClientHello.create("example.org", new byte[16], NOW, FixedRandom.seeded(1))
                        .toByteArray()))
                .isEmpty();
        assertThat(guard.admit(new byte[0])).isEmpty();
    }

    private static HelloGuard guard(Instant now, ProxySecret... secrets) {
        return new HelloGuard(List.of(secrets), Clock.fixed(now, ZoneOffset.UTC), Duration.ofSeconds(10));
    }

    @Test
    void theAnswerProvesTheSecretAndBelongsToOneHello() {
        ClientHello hello = ClientHello.create("example.org", KEY, NOW, FixedRandom.seeded(1));
        byte[] answer = ServerHello.create(hello, KEY, FixedRandom.seeded(2));
        assertThat(HexFormat.of().formatHex(answer, 0, 11)).isEqualTo("160303007a020000760303");
        assertThat(ServerHello.length(answer, answer.length)).isEqualTo(answer.length);
        assertThat(ServerHello.verify(answer, answer.length, hello.random(), KEY))
                .isTrue();
        assertThat(ServerHello.verify(answer, answer.length, hello.random(), new byte[16]))
                .isFalse();
        assertThat(ServerHello.verify(answer, answer.length, new byte[32], KEY)).isFalse();
        for (int i = 0; i < answer.length; i += 7) {
            byte[] changed = answer.clone();
            changed[i] ^= 1;
            assertThat(ServerHello.verify(changed, changed.length, hello.random(), KEY))
                    .as("byte %d", i)
                    .isFalse();
        }
        for (int available = 0; available < answer.length - 5; available++) {
            int length = ServerHello.length(answer, available);
            assertThat(length == -1 || length == answer.length).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "485454502f312e31",
                "1503030002022800",
                "1603034101ff0000",
                "1603030005020000000014030300",
                "16030300260200000000000000000000000000000000000000000000000000000000000000000000000000150303000101",
            })
    void whatIsNoAnswerIsRefused(String start) {
        byte[] bytes = Vectors.hex(start + "00".repeat(80));
        assertThatThrownBy(() -> ServerHello.length(bytes, bytes.length)).isInstanceOf(MalformedFrameException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 1000, 100_000})
    void recordsCarryAnythingCutAnywhere(int piece) {
        byte[] sent = new byte[50_000];
        new Random(1).nextBytes(sent);
        byte[] wire = new TlsRecords(true).wrap(sent);
        assertThat(HexFormat.of().formatHex(wire, 0, 11)).isEqualTo("140303000101" + "1703030b3e");
        TlsRecords server = new TlsRecords(false);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        for (int at = 0; at < wire.length; at += piece) {
            received.writeBytes(server.unwrap(wire, at, Math.min(piece, wire.length - at)));
        }
        assertThat(received.toByteArray()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1703034101", // longer than TLS allows
                "17020300010000", // no version of TLS
                "15030300020228", // an alert
                "160303000101", // a handshake where data is due
                "47455420", // HTTP
            })
    void otherRecordsEndTheConnection(String wire) {
        byte[] bytes = Vectors.hex(wire + "0000");
        assertThatThrownBy(() -> new TlsRecords(true).unwrap(bytes, 0, bytes.length))
                .isInstanceOf(MalformedFrameException.class);
    }
}
