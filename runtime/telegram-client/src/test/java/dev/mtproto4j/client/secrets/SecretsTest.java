package dev.mtproto4j.client.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search finds what it is for, in each form; otherwise finding nothing would mean nothing. */
class SecretsTest {

    private final Secrets secrets = new Secrets();
    private final byte[] key = new byte[256];

    SecretsTest() {
        new Random(1).nextBytes(key);
        secrets.add("key", key);
        secrets.add("salt", 0x1234_5678_9abc_def1L);
        secrets.add("code", "73915");
    }

    /** The whole of it, and a part from the middle. */
    @ParameterizedTest
    @ValueSource(ints = {256, 20})
    void bytesInEveryForm(int length) {
        byte[] part = Arrays.copyOfRange(key, length == 256 ? 0 : 100, length == 256 ? 256 : 120);
        assertFound("key", HexFormat.of().formatHex(part));
        assertFound("key", HexFormat.of().withUpperCase().formatHex(part));
        assertFound("key", "a" + HexFormat.of().formatHex(part));
        assertFound("key", Base64.getEncoder().encodeToString(part));
        assertFound("key", Base64.getUrlEncoder().withoutPadding().encodeToString(part));
        assertFound("key", "abc" + Base64.getEncoder().encodeToString(part));
        assertFound("key", new String(part, StandardCharsets.ISO_8859_1));
        assertFound("key", new BigInteger(1, part).toString());
        assertFound("key", Arrays.toString(part));
    }

    @Test
    void numbersAndTexts() {
        assertFound("salt", String.valueOf(0x1234_5678_9abc_def1L));
        assertFound("salt", Long.toHexString(0x1234_5678_9abc_def1L));
        assertFound("salt", Long.toHexString(Long.reverseBytes(0x1234_5678_9abc_def1L)));
        assertFound("code", "73915");
    }

    @Test
    void whatIsNotASecretIsNotFound() {
        assertThat(secrets.foundIn("closing the connection 0123456789abcdef to 127.0.0.1:443 after 123456789012 ms"))
                .isEmpty();
    }

    private void assertFound(String what, String form) {
        assertThat(secrets.foundIn("DEBUG something " + form + " and on")).containsKey(what);
    }
}
