package dev.mtproto4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code help.configSimple} as Telegram publishes it in DNS: 256 bytes that only its private key can have made. */
class PublishedConfigTest {

    @TestFactory
    Stream<DynamicTest> openWithTheKeyThatSignedThem() {
        return Vectors.group("simple_config.json", "simple_config").map(v -> Vectors.test(v, () -> open(v)));
    }

    private static void open(JsonNode v) throws Exception {
        byte[] block = Base64.getDecoder().decode(Vectors.text(v, "base64"));
        byte[] opened = RsaTest.keyOfFingerprint(Vectors.text(v, "rsa_key")).encryptRaw(block);
        assertThat(Vectors.hex(Hashes.sha256(opened))).isEqualTo(Vectors.text(v, "rsa_output_sha256"));
        Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
        aes.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(opened, 0, 32, "AES"),
                new IvParameterSpec(Arrays.copyOfRange(opened, 16, 32)));
        byte[] config = aes.doFinal(opened, 32, opened.length - 32);
        byte[] content = Arrays.copyOf(config, 208);
        assertThat(Arrays.copyOfRange(config, 208, 224)).isEqualTo(Arrays.copyOf(Hashes.sha256(content), 16));
        assertThat(Bytes.intAt(content, 0))
                .isEqualTo(v.get("plaintext_length_field").asInt());
        assertThat(Bytes.intAt(content, 4)).as("help.configSimple").isEqualTo(0x5a592a6c);
        assertThat(Bytes.intAt(content, 8)).isEqualTo(v.get("date").asInt());
        assertThat(Bytes.intAt(content, 12)).isEqualTo(v.get("expires").asInt());
    }
}
