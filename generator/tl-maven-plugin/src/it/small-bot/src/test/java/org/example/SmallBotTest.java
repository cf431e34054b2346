package org.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import dev.mtproto4j.tl.UnexpectedConstructorException;
import java.util.List;
import org.example.api.MethodRegistry;
import org.example.api.Raw;
import org.example.api.method.messages.SendMessage;
import org.example.api.type.InputPeerUser;
import org.example.api.type.KeyboardButtonCallback;
import org.example.api.type.KeyboardButtonRow;
import org.example.api.type.Message;
import org.example.api.type.PeerUser;
import org.example.api.type.ReplyInlineMarkup;
import org.example.api.type.UpdateNewMessage;
import org.example.api.type.Updates;
import org.junit.jupiter.api.Test;

class SmallBotTest {
    private static final SendMessage CALL = SendMessage.builder()
            .peer(new InputPeerUser(7, 8))
            .message("Hello")
            .randomId(9)
            .silent(true)
            .replyMarkup(new ReplyInlineMarkup(List.of(
                    new KeyboardButtonRow(List.of(new KeyboardButtonCallback("Yes", new byte[] {1}))))))
            .build();

    @Test
    void aCallComesBackAsWhatItWas() {
        assertEquals(CALL, MethodRegistry.read(new TlReader(CALL.toByteArray())));
    }

    @Test
    void anUpdateIsReadAsFarAsItHasClasses() {
        byte[] bytes = updates();

        Updates updates = assertInstanceOf(Updates.class, CALL.readResult(new TlReader(bytes)));

        UpdateNewMessage update = assertInstanceOf(UpdateNewMessage.class, updates.updates().get(0));
        Message message = assertInstanceOf(Message.class, update.message());
        assertEquals("look", message.message());
        assertEquals(7, assertInstanceOf(PeerUser.class, message.peerId()).userId());
        Raw place = assertInstanceOf(Raw.class, message.media());
        assertEquals(0x56e0d474, place.constructorId());
        assertEquals(place, Raw.of(place.toByteArray()));
        assertInstanceOf(Raw.class, updates.users().get(0));
        assertArrayEquals(bytes, updates.toByteArray());
    }

    @Test
    void whatNoSchemaKnowsIsAnError() {
        TlWriter writer = new TlWriter();
        writer.writeInt(0x12345678);
        assertThrows(
                UnexpectedConstructorException.class, () -> CALL.readResult(new TlReader(writer.toByteArray())));
    }

    /** updates updates:[updateNewMessage message:(message … media:(messageMediaGeo geo:geoPointEmpty))] users:[userEmpty] */
    private static byte[] updates() {
        TlWriter writer = new TlWriter();
        writer.writeInt(Updates.CONSTRUCTOR_ID);
        writer.writeVectorHeader(1);
        writer.writeInt(UpdateNewMessage.CONSTRUCTOR_ID);
        writer.writeInt(Message.CONSTRUCTOR_ID);
        writer.writeInt(1 << 9); // flags: media
        writer.writeInt(0); // flags2
        writer.writeInt(5); // id
        writer.writeInt(PeerUser.CONSTRUCTOR_ID);
        writer.writeLong(7);
        writer.writeInt(1_700_000_000); // date
        writer.writeString("look");
        writer.writeInt(0x56e0d474); // messageMediaGeo
        writer.writeInt(0x1117dd5f); // geoPointEmpty
        writer.writeInt(1); // pts
        writer.writeInt(1); // pts_count
        writer.writeVectorHeader(1);
        writer.writeInt(0xd3bc4b7a); // userEmpty
        writer.writeLong(7);
        writer.writeVectorHeader(0); // chats
        writer.writeInt(1_700_000_000); // date
        writer.writeInt(0); // seq
        return writer.toByteArray();
    }
}
