package dev.mtproto4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesIgeTest {
    private final AesIge ige = new AesIge();

    @TestFactory
    Stream<DynamicTest> knownAnswers() {
        return Vectors.group("aes_ige.json", "vectors").map(v -> Vectors.test(v, () -> knownAnswer(v)));
    }

    private void knownAnswer(JsonNode v) {
        byte[] key = Vectors.hex(v, "key");
        byte[] iv = Vectors.hex(v, "iv");
        if (v.has("generator")) {
            Vectors.TdlibBytes bytes = new Vectors.TdlibBytes(v.get("length").asInt());
            byte[] plaintext = bytes.next(v.get("length").asInt());
            assertThat(bytes.next(32)).isEqualTo(key);
            assertThat(bytes.next(32)).isEqualTo(iv);
            byte[] ciphertext = ige.encrypt(key, iv, plaintext);
            assertThat(Vectors.crc32(ciphertext))
                    .isEqualTo(v.get("ciphertext_crc32").asLong());
            assertThat(Vectors.hex(Hashes.sha256(ciphertext))).isEqualTo(Vectors.text(v, "ciphertext_sha256"));
            assertThat(ige.decrypt(key, iv, ciphertext)).isEqualTo(plaintext);
            return;
        }
        byte[] plaintext = Vectors.hex(v, "plaintext");
        byte[] ciphertext = Vectors.hex(v, "ciphertext");
        assertThat(ige.encrypt(key, iv, plaintext)).isEqualTo(ciphertext);
        assertThat(ige.decrypt(key, iv, ciphertext)).isEqualTo(plaintext);
        if (v.has("split_at")) {
            int split = v.get("split_at").asInt();
            byte[] next = Vectors.hex(v, "iv_for_second_call");
            int rest = plaintext.length - split;
            byte[] out = new byte[plaintext.length];
            ige.encrypt(key, iv, plaintext, 0, out, 0, split);
            ige.encrypt(key, next, plaintext, split, out, split, rest);
            assertThat(out).isEqualTo(ciphertext);
            ige.decrypt(key, next, ciphertext, split, out, split, rest);
            assertThat(Arrays.copyOfRange(out, split, out.length))
                    .isEqualTo(Arrays.copyOfRange(plaintext, split, out.length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 48, 1024})
    void agreesWithBouncyCastleOnRandomMessages(int length) {
        Random random = new Random(length);
        for (int round = 0; round < 20; round++) {
            byte[] key = bytes(random, 32);
            byte[] iv = bytes(random, 32);
            byte[] plaintext = bytes(random, length);
            byte[] ciphertext = ige.encrypt(key, iv, plaintext);
            assertThat(ciphertext).isEqualTo(reference(key, iv, plaintext));
            assertThat(ige.decrypt(key, iv, ciphertext)).isEqualTo(plaintext);
        }
    }

    /** IGE from its definition, on another AES. */
    private static byte[] reference(byte[] key, byte[] iv, byte[] plaintext) {
        AESEngine aes = (AESEngine) AESEngine.newInstance();
        aes.init(true, new KeyParameter(key));
        byte[] out = new byte[plaintext.length];
        byte[] previousOut = Arrays.copyOf(iv, 16);
        byte[] previousIn = Arrays.copyOfRange(iv, 16, 32);
        for (int at = 0; at < plaintext.length; at += 16) {
            byte[] in = Arrays.copyOfRange(plaintext, at, at + 16);
            byte[] block = new byte[16];
            for (int i = 0; i < 16; i++) {
                block[i] = (byte) (in[i] ^ previousOut[i]);
            }
            aes.processBlock(block, 0, block, 0);
            for (int i = 0; i < 16; i++) {
                block[i] ^= previousIn[i];
            }
            System.arraycopy(block, 0, out, at, 16);
            previousOut = block;
            previousIn = in;
        }
        return out;
    }

    @Test
    void rangesMayOverlapInAnyWay() {
        Random random = new Random(7);
        byte[] key = bytes(random, 32);
        byte[] iv = bytes(random, 32);
        byte[] data = bytes(random, 96);
        byte[] encrypted = ige.encrypt(key, iv, data);
        byte[] decrypted = ige.decrypt(key, iv, data);
        for (int from = 0; from <= 120; from += 5) {
            for (int to = 0; to <= 120; to += 3) {
                byte[] buffer = new byte[220];
                System.arraycopy(data, 0, buffer, from, data.length);
                ige.encrypt(key, iv, buffer, from, buffer, to, data.length);
                assertThat(Arrays.copyOfRange(buffer, to, to + data.length)).isEqualTo(encrypted);
                System.arraycopy(data, 0, buffer, from, data.length);
                ige.decrypt(key, iv, buffer, from, buffer, to, data.length);
                assertThat(Arrays.copyOfRange(buffer, to, to + data.length)).isEqualTo(decrypted);
            }
        }
    }

    @Test
    void leavesKeyVectorInputAndTheRestOfTheOutputAlone() {
        Random random = new Random(8);
        byte[] key = bytes(random, 32);
        byte[] iv = bytes(random, 32);
        byte[] data = bytes(random, 32);
        byte[] keyCopy = key.clone();
        byte[] ivCopy = iv.clone();
        byte[] dataCopy = data.clone();
        byte[] out = new byte[48];
        ige.encrypt(key, iv, data, 0, out, 8, 32);
        assertThat(key).isEqualTo(keyCopy);
        assertThat(iv).isEqualTo(ivCopy);
        assertThat(data).isEqualTo(dataCopy);
        assertThat(Arrays.copyOf(out, 8)).containsOnly(0);
        assertThat(Arrays.copyOfRange(out, 40, 48)).containsOnly(0);
    }

    @Test
    void otherLengthsAreRefused() {
        byte[] key = new byte[32];
        byte[] iv = new byte[32];
        assertThatThrownBy(() -> ige.encrypt(key, iv, new byte[15])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ige.decrypt(key, iv, new byte[17])).isInstanceOf(IllegalArgumentException.class);
        for (int length : new int[] {0, 16, 31, 33}) {
            assertThatThrownBy(() -> ige.encrypt(key, new byte[length], new byte[16]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (int length : new int[] {0, 31, 33}) {
            assertThatThrownBy(() -> ige.encrypt(new byte[length], iv, new byte[16]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> ige.encrypt(key, iv, new byte[16], 0, new byte[16], 1, 16))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ige.encrypt(key, iv, new byte[16], -16, new byte[16], 0, 16))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
