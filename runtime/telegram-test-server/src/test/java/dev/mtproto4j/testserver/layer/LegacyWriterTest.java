package dev.mtproto4j.testserver.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.messages.GetDialogs;
import dev.mtproto4j.api.method.messages.GetHistory;
import dev.mtproto4j.api.method.users.GetFullUser;
import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.Dialog;
import dev.mtproto4j.api.type.InputPeerEmpty;
import dev.mtproto4j.api.type.InputPeerSelf;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.Message;
import dev.mtproto4j.api.type.MessageReplyHeader;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.api.type.PeerNotifySettings;
import dev.mtproto4j.api.type.PeerSettings;
import dev.mtproto4j.api.type.PeerUser;
import dev.mtproto4j.api.type.UpdateNewMessage;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.UserFull;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.api.type.messages.Dialogs;
import dev.mtproto4j.api.type.messages.Messages;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlWriter;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected bytes are written out by hand from the schemas of the layers. */
class LegacyWriterTest {
    private static final int VECTOR = 0x1cb5c415;
    private static final int PEER_USER = 0x59511722;
    private static final User USER = User.builder()
            .self(true)
            .id(1000)
            .accessHash(5L)
            .firstName("Ada")
            .phone("15550100")
            .langCode("en") // no layer gets it: fields that differ are left out
            .build();
    private static final Message MESSAGE = Message.builder()
            .out(true)
            .id(7)
            .fromId(new PeerUser(1000))
            .peerId(new PeerUser(110))
            .replyTo(MessageReplyHeader.builder().replyToMsgId(3).build())
            .date(99)
            .message("hi")
            .build();

    @ParameterizedTest
    @CsvSource({"158, 8f97c628", "198, 4b46c37e", "214, 20b1422", "227, 31774388", "228, b1b8cc83", "229, b1b8cc83"})
    void usersHaveTheConstructorOfTheLayer(int layer, String id) {
        byte[] bytes =
                LayerCodecs.forLayer(layer).writeResult(new GetUsers(List.of(new InputUserSelf())), List.of(USER));
        if (layer < 228) {
            assertThat(bytes).isEqualTo(expected(writer -> {
                writer.writeInt(VECTOR);
                writer.writeInt(1);
                user(writer, Integer.parseUnsignedInt(id, 16));
            }));
        } else {
            assertThat(bytes).containsSequence(expected(writer -> writer.writeInt(0xb1b8cc83)));
        }
    }

    @Test
    void anAuthorizationHoldsAUserOfItsLayer() {
        assertThat(update(158, Authorization.builder().user(USER).build())).isEqualTo(expected(writer -> {
            writer.writeInt(0x2ea2c0d4);
            writer.writeInt(0);
            user(writer, 0x8f97c628);
        }));
    }

    @Test
    void messagesOfLayer158HaveOneWordOfFlags() {
        Updates updates = new Updates(List.of(new UpdateNewMessage(MESSAGE, 2, 1)), List.of(USER), List.of(), 99, 0);
        assertThat(update(158, updates)).isEqualTo(expected(writer -> {
            writer.writeInt(0x74ae4240);
            writer.writeInt(VECTOR);
            writer.writeInt(1);
            writer.writeInt(0x1f2b0afd);
            message(writer, 0x38116ee0, false, 0xa6d57763);
            writer.writeInt(2);
            writer.writeInt(1);
            writer.writeInt(VECTOR);
            writer.writeInt(1);
            user(writer, 0x8f97c628);
            writer.writeInt(VECTOR);
            writer.writeInt(0);
            writer.writeInt(99);
            writer.writeInt(0);
        }));
    }

    @ParameterizedTest
    @CsvSource({"198, 96fdbbe9, afbc09db, 8c718e87, false", "227, 7600b9d3, 1b97dd66, 1d73e7ea, true"})
    void historyOfLaterLayers(int layer, String message, String reply, String messages, boolean topics) {
        byte[] bytes = result(layer, history(), new Messages(List.of(MESSAGE), List.of(), List.of(), List.of()));
        assertThat(bytes).isEqualTo(expected(writer -> {
            writer.writeInt(Integer.parseUnsignedInt(messages, 16));
            writer.writeInt(VECTOR);
            writer.writeInt(1);
            message(writer, Integer.parseUnsignedInt(message, 16), true, Integer.parseUnsignedInt(reply, 16));
            for (int empty = topics ? 3 : 2; empty > 0; empty--) {
                writer.writeInt(VECTOR);
                writer.writeInt(0);
            }
        }));
    }

    @Test
    void dialogsAndProfilesOfLayer158() {
        Dialog dialog = Dialog.builder()
                .peer(new PeerUser(110))
                .topMessage(7)
                .readInboxMaxId(1)
                .readOutboxMaxId(2)
                .unreadCount(3)
                .unreadMentionsCount(0)
                .unreadReactionsCount(0)
                .unreadPollVotesCount(9)
                .notifySettings(PeerNotifySettings.builder().build())
                .build();
        Dialogs dialogs = new Dialogs(List.of(dialog), List.of(), List.of(), List.of());
        assertThat(result(158, new GetDialogs(0, 0, new InputPeerEmpty(), 1, 0), dialogs))
                .isEqualTo(expected(writer -> {
                    writer.writeInt(0x15ba6c40);
                    ints(writer, VECTOR, 1, 0xd58a08c6, 0, PEER_USER);
                    writer.writeLong(110);
                    ints(writer, 7, 1, 2, 3, 0, 0, 0xa83b0426, 0, VECTOR, 0, VECTOR, 0, VECTOR, 0);
                }));
        UserFull full = UserFull.builder()
                .id(1000)
                .settings(PeerSettings.builder().build())
                .notifySettings(PeerNotifySettings.builder().build())
                .commonChatsCount(4)
                .build();
        assertThat(result(
                        158,
                        new GetFullUser(new InputUserSelf()),
                        new dev.mtproto4j.api.type.users.UserFull(full, List.of(), List.of())))
                .isEqualTo(expected(writer -> {
                    ints(writer, 0x3b6d152e, 0x93eadb53, 0);
                    writer.writeLong(1000);
                    ints(writer, 0xa518110d, 0, 0xa83b0426, 0, 4, VECTOR, 0, VECTOR, 0);
                }));
    }

    @Test
    void whatNeverChangedIsWrittenAsEver() {
        NearestDc nearest = new NearestDc("XX", 1, 2);
        assertThat(result(158, new GetNearestDc(), nearest)).isEqualTo(nearest.toByteArray());
        assertThat(LayerCodecs.forLayer(0)).isSameAs(LayerCodecs.forLayer(300));
    }

    private static void user(TlWriter writer, int id) {
        ints(writer, id, 1 << 10 | 1 | 1 << 1 | 1 << 4, 0);
        writer.writeLong(1000);
        writer.writeLong(5);
        writer.writeString("Ada");
        writer.writeString("15550100");
    }

    private static void message(TlWriter writer, int id, boolean flags2, int replyHeader) {
        ints(writer, id, 1 << 1 | 1 << 3 | 1 << 8);
        if (flags2) {
            writer.writeInt(0);
        }
        ints(writer, 7, PEER_USER);
        writer.writeLong(1000);
        writer.writeInt(PEER_USER);
        writer.writeLong(110);
        ints(writer, replyHeader, 1 << 4, 3, 99);
        writer.writeString("hi");
    }

    private static GetHistory history() {
        return GetHistory.builder()
                .peer(new InputPeerSelf())
                .offsetId(0)
                .offsetDate(0)
                .addOffset(0)
                .limit(1)
                .maxId(0)
                .minId(0)
                .hash(0)
                .build();
    }

    private static byte[] result(int layer, TlMethod<?> method, Object result) {
        return LayerCodecs.forLayer(layer).writeResult(method, result);
    }

    private static byte[] update(int layer, dev.mtproto4j.tl.TlObject object) {
        return LayerCodecs.forLayer(layer).writeUpdate(object);
    }

    private static void ints(TlWriter writer, int... values) {
        for (int value : values) {
            writer.writeInt(value);
        }
    }

    private static byte[] expected(Consumer<TlWriter> write) {
        TlWriter writer = new TlWriter();
        write.accept(writer);
        return writer.toByteArray();
    }
}
