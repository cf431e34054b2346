package dev.mtproto4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.Vectors;
import dev.mtproto4j.crypto.AesIge;
import dev.mtproto4j.crypto.AesKey;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.Hashes;
import dev.mtproto4j.crypto.KeyDerivation;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.tl.TlReader;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Encrypted packets of others: those to accept, and those with one thing wrong. */
class EncryptedMessageTest {

    /** What is for the session to refuse, so that the packet as such is accepted. */
    private static final Set<String> FOR_THE_SESSION = Set.of("even msg_id", "time", "session");

    private static final JsonNode FILE = Vectors.load("messages.json");

    @TestFactory
    Stream<DynamicTest> packets() {
        assertThat(FILE.path("encrypted")).hasSize(12);
        assertThat(FILE.path("constructed")).hasSize(58);
        // The other three have no header of a message inside: withoutAHeader.
        Stream<JsonNode> published = Vectors.each(FILE.path("encrypted"))
                .filter(vector -> vector.path("id").asText().startsWith("mtcute-")
                        || vector.path("id").asText().equals("grammers-server-decrypt"));
        return Stream.concat(published, Vectors.each(FILE.path("constructed")))
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> check(vector)));
    }

    /** Notifications of TDLib and a bare text of grammers: the same keys and cipher around another content. */
    @TestFactory
    Stream<DynamicTest> withoutAHeader() {
        return Stream.of("grammers-client-encrypt", "tdlib-push-0", "tdlib-push-1")
                .map(id -> DynamicTest.dynamicTest(
                        id, () -> checkWithoutAHeader(Vectors.byId(FILE.path("encrypted"), id))));
    }

    private static void checkWithoutAHeader(JsonNode vector) {
        byte[] packet = Vectors.bytes(vector, "packet");
        byte[] messageKey = Arrays.copyOfRange(packet, 8, 24);
        Side sender = vector.path("x").asInt() == 0 ? Side.CLIENT : Side.SERVER;
        AesKey aes = KeyDerivation.v2(new AuthKey(Vectors.bytes(vector, "auth_key")), messageKey, sender);
        byte[] plain = new AesIge().decrypt(aes.key(), aes.iv(), Arrays.copyOfRange(packet, 24, packet.length));
        byte[] part = Arrays.copyOfRange(
                Vectors.bytes(vector, "auth_key"),
                88 + vector.path("x").asInt(),
                120 + vector.path("x").asInt());
        assertThat(Arrays.copyOfRange(Hashes.sha256(part, plain), 8, 24)).isEqualTo(messageKey);
        HexFormat hex = HexFormat.of();
        if (vector.has("plaintext_unpadded")) {
            assertThat(hex.formatHex(plain))
                    .isEqualTo(vector.path("plaintext_unpadded").asText()
                            + vector.path("padding").asText());
        } else {
            int length = new TlReader(plain).readInt();
            assertThat(length).isEqualTo(vector.path("payload_length").asInt());
            assertThat(hex.formatHex(Hashes.sha256(Arrays.copyOfRange(plain, 4, 4 + length))))
                    .isEqualTo(vector.path("payload_sha256").asText());
        }
    }

    private static void check(JsonNode vector) {
        boolean fromServer = vector.path("direction").asText().startsWith("server")
                || vector.path("id").asText().equals("client-packet-reflected");
        MessageCipher cipher = new MessageCipher(
                new AuthKey(Vectors.bytes(vector, "auth_key")),
                fromServer ? Side.CLIENT : Side.SERVER,
                FixedRandom.seeded(1));
        byte[] packet = Vectors.bytes(vector, "packet");
        if (isRefusedHere(vector)) {
            assertThatThrownBy(() -> EncryptedMessage.decrypt(cipher, packet))
                    .isInstanceOf(InvalidMessageException.class)
                    .hasMessage("a packet did not pass the checks of an encrypted message")
                    .hasNoCause();
            return;
        }
        EncryptedMessage message = EncryptedMessage.decrypt(cipher, packet);
        String plaintext = vector.has("plaintext")
                ? vector.path("plaintext").asText()
                : vector.path("decrypted").asText();
        String headerAndBody = HexFormat.of().formatHex(message.headerAndBody());
        assertThat(plaintext).startsWith(headerAndBody);
        int padding = (plaintext.length() - headerAndBody.length()) / 2;
        assertThat(padding).isBetween(12, 1024);
    }

    private static boolean isRefusedHere(JsonNode vector) {
        if (vector.has("reference_result")) {
            String result = vector.path("reference_result").asText();
            return !result.equals("accept") && !FOR_THE_SESSION.contains(result);
        }
        String expected = vector.path("expect").asText();
        return expected.startsWith("reject") && !expected.contains("session_id");
    }

    @Test
    void encryptsWhatTheOtherSideReads() {
        AuthKey key = new AuthKey(Vectors.bytes(FILE.path("encrypted").get(0), "auth_key"));
        EncryptedMessage sent = new EncryptedMessage(-5, 6, 4, 1, new byte[100]);
        byte[] packet = sent.encrypt(new MessageCipher(key, Side.CLIENT, FixedRandom.seeded(1)));
        EncryptedMessage read =
                EncryptedMessage.decrypt(new MessageCipher(key, Side.SERVER, FixedRandom.seeded(1)), packet);
        assertThat(read.salt()).isEqualTo(-5);
        assertThat(read.sessionId()).isEqualTo(6);
        assertThat(read.messageId()).isEqualTo(4);
        assertThat(read.seqNo()).isEqualTo(1);
        assertThat(read.body()).isEqualTo(sent.body());
        assertThat(read).hasToString("EncryptedMessage[messageId=4, seqNo=1, 100 bytes]");
    }
}
