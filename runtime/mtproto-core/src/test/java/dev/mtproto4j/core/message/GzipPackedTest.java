package dev.mtproto4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.core.Vectors;
import dev.mtproto4j.tl.TlWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GzipPackedTest {

    @Test
    void packsWhatGetsSmaller() {
        byte[] boxed = new byte[4096];
        byte[] packed = GzipPacked.packIfSmaller(boxed);
        assertThat(packed).hasSizeLessThan(100);
        assertThat(GzipPacked.isPacked(packed)).isTrue();
        assertThat(packed.length % 4).isZero();
        assertThat(GzipPacked.unpack(packed, InflationBudget.ofDefault())).isEqualTo(boxed);
    }

    @Test
    void leavesWhatDoesNot() {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        byte[] small = new byte[GzipPacked.WORTH_TRYING_BYTES - 4];
        byte[] packed = GzipPacked.pack(new byte[100_000]);
        for (byte[] boxed : new byte[][] {noise, small, packed, {}}) {
            assertThat(GzipPacked.packIfSmaller(boxed)).isSameAs(boxed);
        }
        assertThat(GzipPacked.unpack(noise, InflationBudget.ofDefault())).isSameAs(noise);
    }

    @Test
    void unpacksWhatOthersPacked() {
        JsonNode vector =
                Vectors.byId(Vectors.load("messages.json").path("constructed"), "rpc_result-gzip-vector-long");
        byte[] body = EncryptedMessage.parse(Vectors.bytes(vector, "plaintext")).body();
        byte[] result = Arrays.copyOfRange(body, 12, body.length);
        assertThat(GzipPacked.unpack(result, InflationBudget.ofDefault()))
                .isEqualTo(Vectors.hex("15c4b51c03000000010000000000000002000000000000000300000000000000"));
    }

    /** {@code zlib.deflateSync} of Node, as mtcute 0.30.3 sends its larger calls. */
    @Test
    void unpacksTheZlibFormat() {
        byte[] deflated = Vectors.hex("789c133db255869901370000333201ae");
        TlWriter writer = new TlWriter();
        writer.writeInt(GzipPacked.CONSTRUCTOR_ID);
        writer.writeBytes(deflated);
        byte[] packed = writer.toByteArray();
        assertThat(GzipPacked.unpack(packed, InflationBudget.ofDefault()))
                .isEqualTo(Vectors.hex("15c4b51c03000000000000000000000000000000000000000000000000000000"));
        InflationBudget small = new InflationBudget(10);
        assertThatThrownBy(() -> GzipPacked.unpack(packed, small)).isInstanceOf(InvalidMessageException.class);
        for (int length = 8; length < packed.length - 4; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> GzipPacked.unpack(cut, InflationBudget.ofDefault()))
                    .isInstanceOf(InvalidMessageException.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> whatOthersPackedOrSpoiled() {
        return Vectors.each(Vectors.load("gzip.json").path("gzip"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> check(vector)));
    }

    private static void check(JsonNode vector) throws GeneralSecurityException {
        byte[] packed = Vectors.bytes(vector, "packed");
        if (vector.path("expect").asText().startsWith("reject")) {
            assertThatThrownBy(() -> GzipPacked.unpack(packed, InflationBudget.ofDefault()))
                    .isInstanceOf(InvalidMessageException.class);
            return;
        }
        byte[] unpacked = GzipPacked.unpack(packed, InflationBudget.ofDefault());
        if (vector.has("unpacked_sha256")) {
            assertThat(unpacked).hasSize(vector.path("unpacked_length").asInt());
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(unpacked)))
                    .isEqualTo(vector.path("unpacked_sha256").asText());
        } else {
            // Not mandated, but understood: the format of zlib, and two members one after the other.
            assertThat(new String(unpacked, StandardCharsets.US_ASCII)).isIn("zlib stream", "part one part two");
        }
    }

    @Test
    void refusesToUnpackMoreThanTheBudget() {
        byte[] bomb = GzipPacked.pack(new byte[50 << 20]);
        assertThat(bomb).hasSizeLessThan(60_000);
        assertThatThrownBy(() -> GzipPacked.unpack(bomb, InflationBudget.ofDefault()))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("10485760");
    }

    @Test
    void countsAllPartsOfAPacketTogether() {
        InflationBudget budget = new InflationBudget(10_000);
        byte[] part = GzipPacked.pack(new byte[4000]);
        GzipPacked.unpack(part, budget);
        GzipPacked.unpack(part, budget);
        assertThat(budget.left()).isEqualTo(2000);
        assertThatThrownBy(() -> GzipPacked.unpack(part, budget)).isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void refusesCompressionInCompression() {
        byte[] twice = GzipPacked.pack(GzipPacked.pack(new byte[64]));
        assertThatThrownBy(() -> GzipPacked.unpack(twice, InflationBudget.ofDefault()))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("holds a compressed object");
    }

    @Test
    void endsCorruptDataInAnExceptionOfOurs() {
        byte[] packed = GzipPacked.pack(new byte[1000]);
        for (int length = 4; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> GzipPacked.unpack(cut, InflationBudget.ofDefault()))
                    .isInstanceOf(InvalidMessageException.class);
        }
        Random random = new Random(2);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = packed.clone();
            damaged[4 + random.nextInt(damaged.length - 4)] ^= (byte) (1 + random.nextInt(255));
            try {
                GzipPacked.unpack(damaged, InflationBudget.ofDefault());
            } catch (InvalidMessageException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }
}
