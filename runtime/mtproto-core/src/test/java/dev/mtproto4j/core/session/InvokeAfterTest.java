package dev.mtproto4j.core.session;

import static dev.mtproto4j.core.session.Peers.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.session.SessionEvent.AnswerReceived;
import dev.mtproto4j.core.session.SessionEvent.ErrorReceived;
import dev.mtproto4j.core.session.SessionEvent.MessageResent;
import dev.mtproto4j.mtproto.type.RpcError;
import dev.mtproto4j.tl.TlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that are to be executed after others. */
class InvokeAfterTest {

    private static final int INVOKE_AFTER_MSG = 0xcb9f372d;
    private static final int INVOKE_AFTER_MSGS = 0x3dc4b4f0;

    private final Peers peers = new Peers();

    private OutgoingMessage call(String text, OutgoingMessage... after) {
        return peers.client.request(new Echo(text).toByteArray(), List.of(after));
    }

    @Test
    void theIdsOfUnansweredCallsAreNamed() {
        OutgoingMessage first = call("a");
        OutgoingMessage second = call("b", first);
        OutgoingMessage third = call("c", first, second);
        List<Message> sent = Unpacker.contents(peers.packet().body());
        TlReader one = new TlReader(sent.get(1).body());
        assertThat(one.readInt()).isEqualTo(INVOKE_AFTER_MSG);
        assertThat(one.readLong()).isEqualTo(first.messageId());
        assertThat(one.readInt()).isEqualTo(Echo.CONSTRUCTOR_ID);
        TlReader two = new TlReader(sent.get(2).body());
        assertThat(two.readInt()).isEqualTo(INVOKE_AFTER_MSGS);
        assertThat(two.readLongVector().toArray()).containsExactly(first.messageId(), second.messageId());
        assertThat(third.messageId()).isGreaterThan(second.messageId());
    }

    @Test
    void anAnsweredCallIsNotNamedAnyMore() {
        OutgoingMessage first = peers.sent("a");
        only(peers.serverSends(peers.answer(first, new Echo("a").resultBytes())), AnswerReceived.class);
        call("b", first);
        assertThat(new TlReader(lastMessage()).readInt()).isEqualTo(Echo.CONSTRUCTOR_ID);
    }

    private byte[] lastMessage() {
        byte[] body = peers.packet().body();
        if (!Unpacker.isContainer(body)) {
            return body;
        }
        return Unpacker.contents(body).stream()
                .map(Message::body)
                .filter(inner -> new TlReader(inner).peekInt() != 0x62d6b459)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCallThatNamedAnOldIdIsSentAgainAndOneBehindAFailureIsNot() {
        OutgoingMessage first = call("a");
        OutgoingMessage second = call("b", first);
        peers.packet();
        byte[] failed = new RpcError(400, "MSG_WAIT_FAILED").toByteArray();
        peers.client.outbox.requeue(first);
        only(peers.serverSends(peers.answer(second, failed)), MessageResent.class);
        peers.packet();
        only(peers.serverSends(peers.answer(second, failed)), ErrorReceived.class);
    }
}
