package dev.mtproto4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.core.Vectors;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageStructureTest {

    private static final JsonNode STRUCTURES = Vectors.load("messages.json").path("structures");

    @Test
    void plainMessageHasTheDocumentedLayout() {
        JsonNode vector = Vectors.byId(STRUCTURES, "gotd-UnencryptedMessage");
        PlainMessage message = new PlainMessage(vector.path("msg_id").asLong(), Vectors.bytes(vector, "data"));
        assertThat(message.toByteArray()).isEqualTo(Vectors.bytes(vector, "bytes"));
        PlainMessage read = PlainMessage.parse(message.toByteArray());
        assertThat(read.messageId()).isEqualTo(message.messageId());
        assertThat(read.body()).isEqualTo(message.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000100000000000000ffffffff",
                "0000000000000000010000000000000004000000",
                "000000000000000001000000000000000400000001020304" + "05060708",
                "0100000000000000010000000000000000000000",
                "00000000000000000100000000000000040000",
                ""
            })
    void refusesWhatIsNoPlainMessage(String packet) {
        assertThatThrownBy(() -> PlainMessage.parse(Vectors.hex(packet))).isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void refusesThePublishedBrokenPlainMessages() {
        for (String id :
                List.of("gotd-UnencryptedMessage-negative-length", "gotd-UnencryptedMessage-length-beyond-buffer")) {
            byte[] packet = Vectors.bytes(Vectors.byId(STRUCTURES, id), "bytes");
            assertThatThrownBy(() -> PlainMessage.parse(packet)).isInstanceOf(InvalidMessageException.class);
        }
    }

    @Test
    void containerHasTheDocumentedLayout() {
        JsonNode vector = Vectors.byId(STRUCTURES, "grammers-container-2");
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : vector.path("messages")) {
            messages.add(new Message(4, message.path("seqno").asInt(), Vectors.bytes(message, "body")));
        }
        byte[] bytes = new MessageContainer(messages).toByteArray();
        assertThat(bytes)
                .hasSize(vector.path("container_length").asInt())
                .startsWith(Vectors.bytes(vector, "body_head"));
        TlReader reader = new TlReader(bytes);
        assertThat(reader.readInt()).isEqualTo(MessageContainer.CONSTRUCTOR_ID);
        assertThat(MessageContainer.readBare(reader).messages()).isEqualTo(messages);
        assertThat(reader.remaining()).isZero();
    }

    @Test
    void containerReadsTheOneThatARealServerSent() {
        JsonNode vector = Vectors.byId(Vectors.load("messages.json").path("encrypted"), "grammers-server-decrypt");
        EncryptedMessage message = EncryptedMessage.parse(Vectors.bytes(vector, "plaintext"));
        assertThat(message.salt())
                .isEqualTo(vector.path("header").path("salt_int64").asLong());
        assertThat(message.sessionId())
                .isEqualTo(vector.path("header").path("session_id_int64").asLong());
        assertThat(message.messageId())
                .isEqualTo(vector.path("header").path("msg_id").asLong());
        TlReader reader = new TlReader(message.body());
        reader.readInt();
        List<Message> messages = MessageContainer.readBare(reader).messages();
        assertThat(messages).hasSize(2);
        for (int i = 0; i < 2; i++) {
            JsonNode expected = vector.path("container").get(i);
            assertThat(Long.toHexString(messages.get(i).messageId()))
                    .isEqualTo(expected.path("msg_id_hex").asText());
            assertThat(messages.get(i).seqNo()).isEqualTo(expected.path("seqno").asInt());
            assertThat(messages.get(i).body()).isEqualTo(Vectors.bytes(expected, "body"));
        }
    }

    @Test
    void containerHoldsUpTo1024Messages() {
        Message message = new Message(4, 0, new byte[4]);
        List<Message> most = Collections.nCopies(1024, message);
        byte[] bytes = new MessageContainer(most).toByteArray();
        assertThat(MessageContainer.readBare(new TlReader(bytes, 4, bytes.length - 4))
                        .messages())
                .hasSize(1024);
        assertThatThrownBy(() -> new MessageContainer(Collections.nCopies(1025, message)))
                .isInstanceOf(IllegalArgumentException.class);
        TlWriter tooMany = new TlWriter();
        tooMany.writeInt(1025);
        for (int i = 0; i < 1025; i++) {
            tooMany.writeRaw(new byte[16]);
        }
        refused(tooMany.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ffffffff",
                "00000080",
                "ffff0000",
                "01000000",
                "01000000" + "0400000000000000" + "00000000" + "04000000",
                "01000000" + "0400000000000000" + "00000000" + "fcffffff" + "00000000",
                "01000000" + "0400000000000000" + "00000000" + "02000000" + "0000",
                "01000000" + "0400000000000000" + "00000000" + "08000000" + "dcf8f17300000000",
                "02000000" + "0400000000000000" + "00000000" + "04000000" + "00000000" + "0400000000000000",
                "02000000" + "0400000000000000" + "00000000" + "10000000" + "00000000000000000000000000000000",
            })
    void refusesABrokenContainerAsAWhole(String bare) {
        refused(Vectors.hex(bare));
    }

    private static void refused(byte[] bare) {
        assertThatThrownBy(() -> MessageContainer.readBare(new TlReader(bare)))
                .isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void resultKeepsTheBytesThatOnlyTheMethodCanRead() {
        RpcResult result = new RpcResult(0x0102030405060708L, Vectors.hex("b5757299"));
        assertThat(result.toByteArray()).isEqualTo(Vectors.hex("016d5cf3" + "0807060504030201" + "b5757299"));
        TlReader reader = new TlReader(result.toByteArray());
        reader.readInt();
        RpcResult read = RpcResult.readBare(reader);
        assertThat(read.reqMsgId()).isEqualTo(result.reqMsgId());
        assertThat(read.result()).isEqualTo(result.result());
        assertThat(read).hasToString("rpc_result req_msg_id:72623859790382856 result:bytes[4]");
    }

    @Test
    void refusesBodiesOfPartialWords() {
        assertThatThrownBy(() -> new Message(4, 0, new byte[5])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EncryptedMessage(0, 0, 4, 0, new byte[6]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void encryptedMessageHasTheDocumentedLayout() {
        byte[] bytes = new EncryptedMessage(1034, 2345512351L, 3401235566L, 1, Vectors.hex("01020364")).headerAndBody();
        assertThat(bytes)
                .isEqualTo(Vectors.hex(
                        "0a040000000000009fadcd8b000000006ebcbaca00000000" + "01000000" + "04000000" + "01020364"));
    }
}
