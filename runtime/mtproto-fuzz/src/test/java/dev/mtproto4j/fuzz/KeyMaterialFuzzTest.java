package dev.mtproto4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.BindingMessage;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.crypto.RsaPublicKey;
import dev.mtproto4j.crypto.SecurityCheckException;
import dev.mtproto4j.crypto.Side;
import java.util.Base64;

/** Keys as text, and what is encrypted with an authorization key. */
class KeyMaterialFuzzTest {

    private static final AuthKey KEY = authKey();
    private static final byte[] INNER = new byte[40];
    private static final long MESSAGE_ID = 0x5e0b700a00000000L;
    private static final byte[] BINDING = BindingMessage.encrypt(KEY, MESSAGE_ID, INNER, new SeededRandom(2));

    private static AuthKey authKey() {
        byte[] bytes = new byte[256];
        new SeededRandom(1).nextBytes(bytes);
        return new AuthKey(bytes);
    }

    @FuzzTest(maxDuration = "10m")
    void anyTextIsPublicKeysOrRefused(FuzzedDataProvider data) {
        String pem = section(data, "RSA PUBLIC KEY", "PUBLIC KEY");
        try {
            for (RsaPublicKey key : RsaPublicKey.allFromPem(pem)) {
                assertThat(RsaPublicKey.fromPem(key.toPem())).isEqualTo(key);
            }
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "10m")
    void anyTextIsAPrivateKeyOrRefused(FuzzedDataProvider data) {
        String pem = section(data, "RSA PRIVATE KEY", "PRIVATE KEY");
        try {
            RsaPrivateKey key = RsaPrivateKey.fromPem(pem);
            assertThat(RsaPrivateKey.fromPem(key.toPem()).publicKey()).isEqualTo(key.publicKey());
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /** Text as it comes, or bytes in the section that such a key stands in. */
    private static String section(FuzzedDataProvider data, String... titles) {
        if (data.consumeBoolean()) {
            return data.consumeRemainingAsString();
        }
        String title = data.pickValue(titles);
        String base64 = Base64.getMimeEncoder().encodeToString(data.consumeRemainingAsBytes());
        return "-----BEGIN " + title + "-----\n" + base64 + "\n-----END " + title + "-----\n";
    }

    @FuzzTest(maxDuration = "10m")
    void onlyTheGenuineBindingMessageIsRead(FuzzedDataProvider data) {
        byte[] message = Mutation.of(BINDING, data);
        try {
            assertThat(BindingMessage.decrypt(KEY, MESSAGE_ID, message)).isEqualTo(INNER);
        } catch (SecurityCheckException e) {
            assertThat(message).isNotEqualTo(BINDING);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void onlyGenuinePacketsAreRead(FuzzedDataProvider data) {
        byte[] plain = data.consumeBytes(256);
        byte[] headerAndBody = new byte[32 + plain.length / 4 * 4];
        System.arraycopy(plain, 0, headerAndBody, 32, headerAndBody.length - 32);
        headerAndBody[28] = (byte) (headerAndBody.length - 32);
        headerAndBody[29] = (byte) ((headerAndBody.length - 32) >> 8);
        byte[] packet = new MessageCipher(KEY, Side.CLIENT, new SeededRandom(3)).encrypt(headerAndBody);
        byte[] received = Mutation.of(packet, data);
        try {
            byte[] read = new MessageCipher(KEY, Side.SERVER, new SeededRandom(4)).decrypt(received);
            assertThat(read).startsWith(headerAndBody);
        } catch (SecurityCheckException e) {
            assertThat(received).isNotEqualTo(packet);
        }
    }
}
