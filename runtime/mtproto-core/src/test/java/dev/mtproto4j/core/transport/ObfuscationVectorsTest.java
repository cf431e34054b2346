package dev.mtproto4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.Vectors;
import dev.mtproto4j.crypto.AesCtr;
import dev.mtproto4j.crypto.Side;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Obfuscation headers and key streams against bytes that other implementations give. */
class ObfuscationVectorsTest {

    private static final JsonNode VECTORS = Vectors.load("obfuscated2.json");

    @TestFactory
    Stream<DynamicTest> headers() {
        assertThat(VECTORS.path("headers")).hasSize(16);
        return Vectors.each(VECTORS.path("headers"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> checkHeader(vector)));
    }

    private static void checkHeader(JsonNode vector) {
        Framing framing = Objects.requireNonNull(Framing.byTag(Vectors.bytes(vector, "tag"), 0));
        byte[] secret = vector.path("secret").isNull() ? null : Vectors.bytes(vector, "secret");
        DcNumber dc = vector.path("dc").isNull()
                ? null
                : DcNumber.fromWire(vector.path("dc").asInt());
        byte[] random = Vectors.bytes(vector, "random");

        ObfuscationHeader client = ObfuscationHeader.of(random, framing, dc, secret);
        assertThat(hex(client.wire())).isEqualTo(vector.path("header").asText());

        assertThat(ObfuscationHeader.read(client.wire(), "another secret!!".getBytes(StandardCharsets.US_ASCII)))
                .isNull();
        ObfuscationHeader server = Objects.requireNonNull(ObfuscationHeader.read(client.wire(), secret));
        assertThat(server.framing()).isEqualTo(framing);
        assertThat(server.dc()).isEqualTo(client.dc());
        if (dc != null) {
            assertThat(server.dc()).isEqualTo(dc.wireValue());
        }
        checkStream(vector.path("client_to_server"), client, server, Side.CLIENT, "plain", "wire");
        checkStream(vector.path("server_to_client"), client, server, Side.SERVER, "wire", "plain");
    }

    private static void checkStream(
            JsonNode parts, ObfuscationHeader client, ObfuscationHeader server, Side sender, String from, String to) {
        for (JsonNode part : parts) {
            for (ObfuscationHeader end : List.of(client, server)) {
                byte[] bytes = end.cipherFor(sender).apply(Vectors.bytes(part, from));
                assertThat(hex(bytes)).isEqualTo(part.path(to).asText());
            }
        }
    }

    @Test
    void theReceivingKeyIsInTheReversedHeader() {
        JsonNode vector = VECTORS.path("decrypt_init").get(0);
        byte[] init = Vectors.bytes(vector, "init");
        byte[] key = Arrays.copyOf(Vectors.bytes(vector, "reversed_8_56"), 32);
        byte[] iv = Arrays.copyOfRange(Vectors.bytes(vector, "reversed_8_56"), 32, 48);
        byte[] expected = new AesCtr(key, iv).apply(new byte[100]);
        byte[] actual = ObfuscationHeader.of(init, Framing.INTERMEDIATE, null, null)
                .cipherFor(Side.SERVER)
                .apply(new byte[100]);
        assertThat(actual).isEqualTo(expected);
    }

    @TestFactory
    Stream<DynamicTest> forbiddenStarts() {
        assertThat(VECTORS.path("forbidden_starts")).hasSize(9);
        return Vectors.each(VECTORS.path("forbidden_starts"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("why").asText(), () -> {
                    byte[] forbidden = new byte[64];
                    Arrays.fill(forbidden, (byte) 0x55);
                    boolean atStart = vector.has("first_bytes");
                    byte[] pattern = Vectors.bytes(vector, atStart ? "first_bytes" : "bytes_4_8");
                    System.arraycopy(pattern, 0, forbidden, atStart ? 0 : 4, pattern.length);
                    byte[] allowed = new byte[64];
                    Arrays.fill(allowed, (byte) 0x66);

                    ObfuscationHeader header = ObfuscationHeader.create(
                            Framing.ABRIDGED, DcNumber.of(2), null, FixedRandom.of(forbidden, allowed));

                    assertThat(header.wire()).startsWith(Arrays.copyOf(allowed, 56));
                }));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
