package dev.mtproto4j.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class KeyDerivationTest {

    @TestFactory
    Stream<DynamicTest> version2() {
        return Vectors.group("kdf.json", "kdf_v2")
                .map(v -> Vectors.test(
                        v,
                        () -> check(
                                v, KeyDerivation.v2(authKey(v, "auth_key"), Vectors.hex(v, "msg_key"), sender(v)))));
    }

    @TestFactory
    Stream<DynamicTest> version1() {
        return Vectors.group("kdf.json", "kdf_v1")
                .map(v -> Vectors.test(
                        v,
                        () -> check(
                                v, KeyDerivation.v1(authKey(v, "auth_key"), Vectors.hex(v, "msg_key"), sender(v)))));
    }

    private static void check(JsonNode v, AesKey key) {
        assertThat(Vectors.hex(key.key())).isEqualTo(Vectors.text(v, "aes_key"));
        assertThat(Vectors.hex(key.iv())).isEqualTo(Vectors.text(v, "aes_iv"));
    }

    private static AuthKey authKey(JsonNode v, String field) {
        return new AuthKey(Vectors.hex(v, field));
    }

    private static Side sender(JsonNode v) {
        Side sender = v.get("x").asInt() == 0 ? Side.CLIENT : Side.SERVER;
        assertThat(sender.opposite().opposite()).isEqualTo(sender);
        return sender;
    }

    @TestFactory
    Stream<DynamicTest> temporaryKeysOfTheExchange() {
        return Vectors.group("kdf.json", "tmp_aes")
                .map(v -> Vectors.test(v, () -> {
                    byte[] newNonce = Vectors.hex(v, "new_nonce");
                    byte[] serverNonce = Vectors.hex(v, "server_nonce");
                    if (newNonce.length != 32) {
                        // mtcute's test has a new_nonce of 16 bytes, which no exchange has.
                        assertThatThrownBy(() -> KeyDerivation.tmpAes(newNonce, serverNonce))
                                .isInstanceOf(IllegalArgumentException.class);
                        return;
                    }
                    AesKey key = KeyDerivation.tmpAes(newNonce, serverNonce);
                    assertThat(Vectors.hex(key.key())).isEqualTo(Vectors.text(v, "tmp_aes_key"));
                    assertThat(Vectors.hex(key.iv())).isEqualTo(Vectors.text(v, "tmp_aes_iv"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> authorizationKeys() {
        return Vectors.group("kdf.json", "auth_key_derivatives")
                .map(v -> Vectors.test(v, () -> {
                    AuthKey key = authKey(v, "auth_key");
                    byte[] id = new byte[8];
                    Bytes.LONG_LE.set(id, 0, key.id());
                    assertThat(Vectors.hex(id)).isEqualTo(Vectors.text(v, "auth_key_id_bytes"));
                    if (v.has("new_nonce")) {
                        assertThat(key.id())
                                .isEqualTo(v.get("auth_key_id_int64").asLong());
                        assertThat(Vectors.hex(key.auxHash())).isEqualTo(Vectors.text(v, "auth_key_aux_hash"));
                        for (int n = 1; n <= 3; n++) {
                            assertThat(Vectors.hex(key.newNonceHash(Vectors.hex(v, "new_nonce"), n)))
                                    .isEqualTo(Vectors.text(v, "new_nonce_hash" + n));
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> hashes() {
        return Vectors.group("kdf.json", "hashes")
                .filter(v -> Vectors.text(v, "alg").matches("sha1|sha256"))
                .map(v -> DynamicTest.dynamicTest(Vectors.text(v, "alg"), () -> {
                    byte[] input = v.has("input")
                            ? Vectors.hex(v, "input")
                            : "a".repeat(1_000_000).getBytes(UTF_8);
                    byte[] head = Arrays.copyOf(input, input.length / 3);
                    byte[] tail = Arrays.copyOfRange(input, input.length / 3, input.length);
                    byte[] hash =
                            Vectors.text(v, "alg").equals("sha1") ? Hashes.sha1(head, tail) : Hashes.sha256(head, tail);
                    assertThat(Vectors.hex(hash)).isEqualTo(Vectors.text(v, "output"));
                }));
    }

    @Test
    void otherLengthsAreRefused() {
        AuthKey key = new AuthKey(new byte[256]);
        for (int length : new int[] {0, 15, 17}) {
            assertThatThrownBy(() -> KeyDerivation.v1(key, new byte[length], Side.CLIENT))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> KeyDerivation.v2(key, new byte[length], Side.CLIENT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (int length : new int[] {0, 255, 257}) {
            assertThatThrownBy(() -> new AuthKey(new byte[length])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void secretsAreNotPrintedAndAreWipedOnDemand() {
        byte[] secret = new byte[256];
        Arrays.fill(secret, (byte) 0xab);
        AuthKey key = new AuthKey(secret);
        assertThat(key).isEqualTo(new AuthKey(secret)).hasSameHashCodeAs(new AuthKey(secret));
        assertThat(key).isNotEqualTo(new AuthKey(new byte[256]));
        assertThat(key.toString()).startsWith("AuthKey ").hasSize(24).doesNotContain("abab");
        assertThat(key.toByteArray()).isEqualTo(secret).isNotSameAs(key.toByteArray());
        secret[0] = 0;
        assertThat(key.toByteArray()[0]).isEqualTo((byte) 0xab);

        AesKey aes = KeyDerivation.v2(key, new byte[16], Side.CLIENT);
        assertThat(aes).hasToString("AesKey");
        aes.destroy();
        assertThat(aes.isDestroyed()).isTrue();
        assertThat(aes.key()).containsOnly(0);
        assertThat(aes.iv()).containsOnly(0);

        byte[] inside = key.secret();
        long id = key.id();
        key.destroy();
        assertThat(key.isDestroyed()).isTrue();
        assertThat(inside).containsOnly(0);
        assertThat(key.id()).isEqualTo(id);
        assertThatThrownBy(key::toByteArray).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> KeyDerivation.v2(key, new byte[16], Side.CLIENT))
                .isInstanceOf(IllegalStateException.class);
    }
}
