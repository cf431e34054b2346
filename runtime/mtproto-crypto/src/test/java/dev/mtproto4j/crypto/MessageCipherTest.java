package dev.mtproto4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageCipherTest {
    private static final AuthKey KEY = key(1);

    private final MessageCipher client = new MessageCipher(KEY, Side.CLIENT, FixedRandom.seeded(1));
    private final MessageCipher server = new MessageCipher(KEY, Side.SERVER, FixedRandom.seeded(2));

    private static AuthKey key(long seed) {
        byte[] bytes = new byte[AuthKey.BYTES];
        new Random(seed).nextBytes(bytes);
        return new AuthKey(bytes);
    }

    private static byte[] message(int dataLength) {
        byte[] message = new byte[MessageCipher.HEADER_BYTES + dataLength];
        new Random(dataLength).nextBytes(message);
        Bytes.INT_LE.set(message, 28, dataLength);
        return message;
    }

    @Test
    void whatOneSideEncryptsTheOtherDecrypts() {
        for (int length = 0; length < 400; length += 4) {
            byte[] message = message(length);
            assertThat(server.decrypt(client.encrypt(message))).startsWith(message);
            assertThat(client.decrypt(server.encrypt(message))).startsWith(message);
        }
    }

    /** The message key and the quick acknowledgement of grammers' test; its message is not a whole header. */
    @Test
    void knownMessageKeyAndToken() {
        JsonNode v = Vectors.group("kdf.json", "msg_key")
                .filter(e -> e.has("auth_key"))
                .findFirst()
                .orElseThrow();
        byte[] padding = Vectors.hex(v, "padding");
        AuthKey key = new AuthKey(Vectors.hex(v, "auth_key"));
        MessageCipher cipher = new MessageCipher(key, Side.CLIENT, FixedRandom.of(padding));
        Sealed sealed = cipher.seal(Vectors.hex(v, "plaintext"), padding.length);
        assertThat(Vectors.hex(Arrays.copyOfRange(sealed.packet(), 8, 24))).isEqualTo(Vectors.text(v, "msg_key"));
        assertThat(Integer.toUnsignedLong(sealed.quickAckToken()))
                .isEqualTo(v.get("quick_ack_token_uint32").asLong());
        assertThat(Bytes.longAt(sealed.packet(), 0)).isEqualTo(key.id());
        AesKey aes = KeyDerivation.v2(key, Vectors.hex(v, "msg_key"), Side.CLIENT);
        byte[] encrypted = Arrays.copyOfRange(sealed.packet(), 24, sealed.packet().length);
        assertThat(new AesIge().decrypt(aes.key(), aes.iv(), encrypted)).startsWith(Vectors.hex(v, "plaintext"));
    }

    @Test
    void theServerComputesTheTokenThatTheClientWaitsFor() {
        Sealed sealed = client.seal(message(20));
        assertThat(server.quickAckToken(server.decrypt(sealed.packet()))).isEqualTo(sealed.quickAckToken());
        assertThat(sealed.quickAckToken()).isNegative();
    }

    @Test
    void paddingIsWithinItsBoundsAndVaries() {
        Set<Integer> sizes = new HashSet<>();
        for (int round = 0; round < 500; round++) {
            int length = 4 * (round % 9);
            int padding = client.encrypt(message(length)).length - 24 - 32 - length;
            assertThat(padding).isBetween(12, 1024);
            sizes.add(padding);
        }
        assertThat(sizes).hasSizeGreaterThan(40);
    }

    @Test
    void twoEncryptionsOfOneMessageDiffer() {
        assertThat(client.encrypt(message(8))).isNotEqualTo(client.encrypt(message(8)));
        assertThat(client.seal(message(8), 24).packet())
                .as("also with as much padding")
                .isNotEqualTo(client.seal(message(8), 24).packet());
    }

    @Test
    void everyChangedBitIsRefused() {
        byte[] packet = client.encrypt(message(4));
        for (int bit = 0; bit < packet.length * 8; bit++) {
            byte[] changed = packet.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            refused(changed);
        }
    }

    @Test
    void everyOtherLengthIsRefusedButThePaddedTransports() {
        byte[] packet = client.encrypt(message(4));
        for (int length = 0; length < packet.length; length++) {
            refused(Arrays.copyOf(packet, length));
        }
        for (int extra = 0; extra < 16; extra++) {
            assertThat(server.decrypt(Arrays.copyOf(packet, packet.length + extra)))
                    .startsWith(message(4));
        }
        refused(Arrays.copyOf(packet, packet.length + 16));
    }

    @Test
    void aMessageIsForOneKeyAndOneDirection() {
        byte[] packet = client.encrypt(message(4));
        assertThatThrownBy(() -> client.decrypt(packet)).isInstanceOf(SecurityCheckException.class);
        MessageCipher other = new MessageCipher(key(2), Side.SERVER, FixedRandom.seeded(3));
        assertThatThrownBy(() -> other.decrypt(packet)).isInstanceOf(SecurityCheckException.class);
    }

    @Test
    void genuineMessagesWithAWrongLengthOrPaddingAreRefused() {
        byte[] good = message(16);
        assertThat(server.decrypt(client.seal(good, 16).packet())).startsWith(good);
        assertThat(server.decrypt(client.seal(good, 1024).packet())).startsWith(good);
        refused(client.seal(good, 0).packet());
        refused(client.seal(good, 1040).packet());
        for (int wrong : new int[] {-4, -1, 2, 3, 17, 24, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            byte[] message = good.clone();
            Bytes.INT_LE.set(message, 28, wrong);
            refused(client.seal(message, 16).packet());
        }
    }

    /** All refusals look the same. */
    private void refused(byte[] packet) {
        assertThatThrownBy(() -> server.decrypt(packet))
                .isExactlyInstanceOf(SecurityCheckException.class)
                .hasMessage("the packet was not encrypted with this authorization key")
                .hasNoCause();
    }

    @Test
    void aHeaderThatLiesIsNotSent() {
        byte[] message = message(16);
        Bytes.INT_LE.set(message, 28, 12);
        assertThatThrownBy(() -> client.encrypt(message)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.encrypt(message(6))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.encrypt(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeyIsNotPrinted() {
        assertThat(client).hasToString("MessageCipher CLIENT of " + KEY);
    }

    @Test
    void theBindingMessageOfGotdIsMadeAndRead() {
        JsonNode v = Vectors.file("kdf.json").get("bind_temp_auth_key").get(0);
        AuthKey permanent = new AuthKey(Vectors.hex(v, "perm_auth_key"));
        byte[] inner = Vectors.hex(v, "bind_auth_key_inner");
        long messageId = v.get("msg_id").asLong();
        byte[] expected = Vectors.hex(v, "encrypted_message");
        FixedRandom random = FixedRandom.of(Vectors.hex(v, "random_int128"), Vectors.hex(v, "padding"));
        assertThat(Vectors.hex(BindingMessage.encrypt(permanent, messageId, inner, random)))
                .isEqualTo(Vectors.hex(expected));
        assertThat(random.left()).isZero();
        assertThat(BindingMessage.decrypt(permanent, messageId, expected)).isEqualTo(inner);
    }

    @Test
    void aBindingMessageIsForOneKeyAndOneRequest() {
        byte[] inner = new byte[40];
        byte[] encrypted = BindingMessage.encrypt(KEY, 5, inner, FixedRandom.seeded(1));
        assertThat(BindingMessage.decrypt(KEY, 5, encrypted)).isEqualTo(inner);
        bindingRefused(KEY, 6, encrypted);
        bindingRefused(key(2), 5, encrypted);
        bindingRefused(KEY, 5, Arrays.copyOf(encrypted, 103));
        bindingRefused(KEY, 5, Arrays.copyOf(encrypted, 120));
        // In MTProto 1.0 the padding is not covered: the last block may change without notice.
        for (int bit = 0; bit < (encrypted.length - 16) * 8; bit++) {
            byte[] changed = encrypted.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            bindingRefused(KEY, 5, changed);
        }
        assertThatThrownBy(() -> BindingMessage.encrypt(KEY, 5, new byte[44], FixedRandom.seeded(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void bindingRefused(AuthKey key, long messageId, byte[] encrypted) {
        assertThatThrownBy(() -> BindingMessage.decrypt(key, messageId, encrypted))
                .isInstanceOf(SecurityCheckException.class);
    }
}
