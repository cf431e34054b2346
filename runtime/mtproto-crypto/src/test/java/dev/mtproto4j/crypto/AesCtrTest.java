package dev.mtproto4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AesCtrTest {

    @TestFactory
    Stream<DynamicTest> knownAnswers() {
        return Vectors.group("aes_ctr.json", "vectors").map(v -> Vectors.test(v, () -> knownAnswer(v)));
    }

    private static void knownAnswer(JsonNode v) {
        byte[] key = Vectors.hex(v, "key");
        byte[] iv = Vectors.hex(v, "iv");
        if (v.has("steps")) {
            AesCtr stream = new AesCtr(key, iv);
            AesCtr back = new AesCtr(key, iv);
            for (JsonNode step : v.get("steps")) {
                byte[] plaintext = Vectors.hex(step, "plaintext");
                byte[] ciphertext = Vectors.hex(step, "ciphertext");
                assertThat(stream.apply(plaintext)).isEqualTo(ciphertext);
                assertThat(back.apply(ciphertext)).isEqualTo(plaintext);
            }
            return;
        }
        int length = v.get("length").asInt();
        Vectors.TdlibBytes bytes = new Vectors.TdlibBytes(length);
        byte[] plaintext = bytes.next(length);
        assertThat(bytes.next(32)).isEqualTo(key);
        assertThat(bytes.next(16)).isEqualTo(iv);
        byte[] ciphertext = new AesCtr(key, iv).apply(plaintext);
        assertThat(Vectors.crc32(ciphertext))
                .isEqualTo(v.get("ciphertext_crc32").asLong());
        assertThat(Vectors.hex(Hashes.sha256(ciphertext))).isEqualTo(Vectors.text(v, "ciphertext_sha256"));
        Arrays.fill(iv, (byte) 0xff);
        assertThat(Vectors.crc32(new AesCtr(key, iv).apply(plaintext)))
                .isEqualTo(v.get("ciphertext_crc32_with_iv_all_ff").asLong());
    }

    @TestFactory
    Stream<DynamicTest> partsOfFilesFromACdn() {
        return Vectors.group("aes_ctr.json", "cdn_vectors")
                .map(v -> Vectors.test(v, () -> {
                    byte[] iv = AesCtr.cdnIv(
                            Vectors.hex(v, "encryption_iv"), v.get("offset").asLong());
                    assertThat(Vectors.hex(iv)).isEqualTo(Vectors.text(v, "effective_iv"));
                    AesCtr cipher = new AesCtr(Vectors.hex(v, "encryption_key"), iv);
                    assertThat(cipher.apply(Vectors.hex(v, "plaintext"))).isEqualTo(Vectors.hex(v, "ciphertext"));
                }));
    }

    @Test
    void theKeyStreamGoesOnHoweverItIsCut() {
        Random random = new Random(3);
        byte[] key = new byte[32];
        byte[] iv = new byte[16];
        random.nextBytes(key);
        random.nextBytes(iv);
        byte[] data = new byte[5_000];
        random.nextBytes(data);
        byte[] whole = new AesCtr(key, iv).apply(data);
        for (int round = 0; round < 50; round++) {
            AesCtr cipher = new AesCtr(key, iv);
            byte[] inPlace = data.clone();
            int at = 0;
            while (at < inPlace.length) {
                int length = Math.min(random.nextInt(40), inPlace.length - at);
                cipher.apply(inPlace, at, length, inPlace, at);
                at += length;
            }
            assertThat(inPlace).isEqualTo(whole);
        }
    }

    @Test
    void otherLengthsAreRefused() {
        assertThatThrownBy(() -> new AesCtr(new byte[31], new byte[16])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AesCtr(new byte[16], new byte[16])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AesCtr(new byte[32], new byte[15])).isInstanceOf(IllegalArgumentException.class);
        AesCtr cipher = new AesCtr(new byte[32], new byte[16]);
        assertThatThrownBy(() -> cipher.apply(new byte[8], 0, 8, new byte[4], 0))
                .isInstanceOf(IllegalArgumentException.class);
        for (long offset : new long[] {-16, 8, 1L << 36}) {
            assertThatThrownBy(() -> AesCtr.cdnIv(new byte[16], offset)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
