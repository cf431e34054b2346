package dev.mtproto4j.core.session;

import static dev.mtproto4j.core.session.Peers.all;
import static dev.mtproto4j.core.session.Peers.messages;
import static dev.mtproto4j.core.session.Peers.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.RpcResult;
import dev.mtproto4j.core.session.SessionEvent.AnswerReceived;
import dev.mtproto4j.core.session.SessionEvent.AnswerUnmatched;
import dev.mtproto4j.core.session.SessionEvent.ErrorReceived;
import dev.mtproto4j.core.session.SessionEvent.MessageAcknowledged;
import dev.mtproto4j.core.session.SessionEvent.PacketDropped;
import dev.mtproto4j.core.session.SessionEvent.TimeOffsetChanged;
import dev.mtproto4j.core.session.SessionEvent.UpdateReceived;
import dev.mtproto4j.mtproto.method.RpcDropAnswer;
import dev.mtproto4j.mtproto.type.MsgsAck;
import dev.mtproto4j.mtproto.type.RpcError;
import dev.mtproto4j.tl.LongVector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls of a client: packing, numbering, answers, acknowledgements, compression. */
class ClientCallsTest {

    private final Peers peers = new Peers();

    @Test
    void aSingleCallGoesWithoutAContainer() {
        OutgoingMessage request = peers.client.request(new Echo("a").toByteArray());
        assertThat(request.isPossiblyReceived()).isFalse();
        EncryptedMessage packet = peers.packet();
        assertThat(packet.body()).isEqualTo(new Echo("a").toByteArray());
        assertThat(packet.salt()).isEqualTo(Peers.SALT);
        assertThat(packet.sessionId()).isEqualTo(peers.client.id());
        assertThat(packet.seqNo()).isEqualTo(1);
        assertThat(packet.messageId()).isEqualTo(request.messageId());
        assertThat(packet.messageId() & 3).isZero();
        assertThat(packet.messageId() >>> 32).isEqualTo(peers.now.getEpochSecond());
        assertThat(request.isPossiblyReceived()).isTrue();
        assertThat(peers.next()).isEmpty();
    }

    @Test
    void severalCallsShareAContainerWithTheGreatestId() {
        peers.client.request(new Echo("a").toByteArray());
        peers.client.request(new Echo("b").toByteArray());
        EncryptedMessage packet = peers.packet();
        List<Message> inside = messages(packet);
        assertThat(inside).extracting(Message::seqNo).containsExactly(1, 3);
        assertThat(packet.seqNo()).isEqualTo(4);
        assertThat(inside.get(0).messageId()).isLessThan(inside.get(1).messageId());
        assertThat(inside.get(1).messageId()).isLessThan(packet.messageId());
    }

    @Test
    void splitsWhatDoesNotFitIntoOneContainer() {
        for (int i = 0; i < 1500; i++) {
            peers.client.request(new Echo("call " + i).toByteArray());
        }
        assertThat(messages(peers.packet())).hasSize(1000);
        assertThat(messages(peers.packet())).hasSize(500);
        byte[] large = new byte[700_000];
        for (int i = 0; i < 3; i++) {
            new java.util.Random(i).nextBytes(large);
            large[0] = 1;
            peers.client.request(large.clone());
        }
        for (int i = 0; i < 3; i++) {
            assertThat(peers.packet().body()).hasSize(700_000);
        }
        assertThat(peers.next()).isEmpty();
    }

    @Test
    void anAnswerEndsItsCallOnce() {
        OutgoingMessage request = peers.sent("a");
        byte[] result = new Echo("a").resultBytes();
        AnswerReceived answer = only(peers.serverSends(peers.answer(request, result)), AnswerReceived.class);
        assertThat(answer.request()).isSameAs(request);
        assertThat(answer.result()).isEqualTo(result);
        only(peers.serverSends(peers.answer(request, result)), AnswerUnmatched.class);
    }

    /** An answer cannot be older than its question: the local clock is ahead. */
    @Test
    void anAnswerFromBeforeItsCallCorrectsTheClock() {
        Peers ahead = new Peers(Peers.options().withTime(Duration.ofSeconds(14), true));
        OutgoingMessage request = ahead.sent("a");
        assertThat(all(ahead.serverSends(ahead.answer(request, new Echo("a").resultBytes())), TimeOffsetChanged.class))
                .isEmpty();
        ahead = new Peers(Peers.options().withTime(Duration.ofSeconds(60), true));
        request = ahead.sent("a");
        List<SessionEvent> events = ahead.serverSends(ahead.answer(request, new Echo("a").resultBytes()));
        assertThat(only(events, TimeOffsetChanged.class).offset())
                .isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(1));
        only(events, AnswerReceived.class);
    }

    @Test
    void anErrorIsToldFromAResult() {
        OutgoingMessage request = peers.sent("a");
        byte[] error = new RpcError(400, "USER_ID_INVALID").toByteArray();
        ErrorReceived event = only(peers.serverSends(peers.answer(request, error)), ErrorReceived.class);
        assertThat(event.code()).isEqualTo(400);
        assertThat(event.message()).isEqualTo("USER_ID_INVALID");
    }

    @Test
    void compressionIsUndoneInResultsAndAroundMessages() {
        OutgoingMessage first = peers.sent("a");
        OutgoingMessage second = peers.sent("b");
        byte[] result = new Echo("x".repeat(5000)).resultBytes();
        byte[] packed = GzipPacked.packIfSmaller(result);
        assertThat(packed.length).isLessThan(result.length);
        assertThat(only(peers.serverSends(peers.answer(first, packed)), AnswerReceived.class)
                        .result())
                .isEqualTo(result);
        byte[] whole = GzipPacked.packIfSmaller(new RpcResult(second.messageId(), result).toByteArray());
        assertThat(only(peers.serverSends(peers.message(whole, true)), AnswerReceived.class)
                        .result())
                .isEqualTo(result);
    }

    @Test
    void aLongCallIsCompressed() {
        peers.client.request(new Echo("x".repeat(5000)).toByteArray());
        byte[] body = peers.packet().body();
        assertThat(body.length).isLessThan(200);
        assertThat(Peers.idOf(body)).isEqualTo(GzipPacked.CONSTRUCTOR_ID);
    }

    @Test
    void acknowledgementsTravelWithTheNextMessage() {
        OutgoingMessage request = peers.sent("a");
        Message answer = peers.answer(request, new Echo("a").resultBytes());
        peers.serverSends(answer);
        assertThat(peers.next()).isEmpty();
        peers.client.request(new Echo("b").toByteArray());
        MsgsAck ack = MsgsAck.readBare(peers.sentBody(MsgsAck.CONSTRUCTOR_ID));
        assertThat(ack.msgIds()).isEqualTo(LongVector.of(answer.messageId()));
    }

    @Test
    void acknowledgementsDoNotWaitForEver() {
        peers.serverSends(peers.message(new Echo("update"), true));
        peers.pass(Duration.ofSeconds(9));
        assertThat(peers.next()).isEmpty();
        assertThat(peers.client.nextPacketAt()).isEqualTo(Peers.START.plusSeconds(10));
        peers.pass(Duration.ofSeconds(1));
        EncryptedMessage packet = peers.packet();
        assertThat(Peers.idOf(packet.body())).isEqualTo(MsgsAck.CONSTRUCTOR_ID);
        assertThat(packet.seqNo()).isZero();
        assertThat(peers.next()).isEmpty();
    }

    @Test
    void sixteenAcknowledgementsGoAtOnce() {
        for (int i = 0; i < 16; i++) {
            assertThat(peers.next()).isEmpty();
            peers.serverSends(peers.message(new Echo("update"), true));
        }
        assertThat(MsgsAck.readBare(peers.sentBody(MsgsAck.CONSTRUCTOR_ID))
                        .msgIds()
                        .size())
                .isEqualTo(16);
    }

    @Test
    void eachMessageOfAContainerCounts() {
        OutgoingMessage request = peers.sent("a");
        List<SessionEvent> events = peers.serverSendsContainer(
                peers.message(new MsgsAck(LongVector.of(request.messageId())), false),
                peers.message(new Echo("update"), true),
                peers.answer(request, new Echo("a").resultBytes()));
        assertThat(only(events, MessageAcknowledged.class).message()).isSameAs(request);
        only(events, UpdateReceived.class);
        only(events, AnswerReceived.class);
        assertThat(peers.client.acks.take()).hasSize(2);
    }

    @Test
    void aRepeatedMessageIsIgnoredButAcknowledgedAgain() {
        Message update = peers.message(new Echo("update"), true);
        only(peers.serverSends(update), UpdateReceived.class);
        assertThat(peers.client.acks.take()).containsExactly(update.messageId());
        assertThat(peers.serverSends(update)).hasSize(1).first().isInstanceOf(PacketDropped.class);
        assertThat(peers.client.acks.take()).containsExactly(update.messageId());
        List<SessionEvent> inside = peers.serverSendsContainer(update, peers.message(new Echo("new"), true));
        only(inside, PacketDropped.class);
        only(inside, UpdateReceived.class);
        assertThat(peers.client.acks.take()).contains(update.messageId()).hasSize(2);
    }

    @Test
    void cancellingBeforeSendingLeavesNoTrace() {
        OutgoingMessage request = peers.client.request(new Echo("a").toByteArray());
        peers.client.cancel(request);
        assertThat(peers.next()).isEmpty();
        assertThat(peers.client.pendingMessages()).isZero();
    }

    @Test
    void cancellingAfterSendingTellsTheServer() {
        OutgoingMessage request = peers.sent("a");
        peers.client.cancel(request);
        assertThat(RpcDropAnswer.readBare(peers.sentBody(RpcDropAnswer.CONSTRUCTOR_ID))
                        .reqMsgId())
                .isEqualTo(request.messageId());
        only(peers.serverSends(peers.answer(request, new Echo("a").resultBytes())), AnswerUnmatched.class);
    }

    @Test
    void aBodyMadeFromItsMessageIdTravelsAlone() {
        peers.client.request(new Echo("before").toByteArray());
        OutgoingMessage request = peers.client.request(id -> new Echo(Long.toHexString(id)).toByteArray());
        peers.client.request(new Echo("after").toByteArray());
        assertThat(peers.packet().body()).isEqualTo(new Echo("before").toByteArray());
        EncryptedMessage alone = peers.packet();
        assertThat(alone.messageId()).isEqualTo(request.messageId());
        assertThat(Echo.read(alone.body()).text()).isEqualTo(Long.toHexString(request.messageId()));
        assertThat(peers.packet().body()).isEqualTo(new Echo("after").toByteArray());
    }

    @Test
    void unknownObjectsAreUpdates() {
        byte[] unknown = {1, 2, 3, 4, 5, 6, 7, 8};
        UpdateReceived event = only(peers.serverSends(peers.message(unknown, true)), UpdateReceived.class);
        assertThat(event.body()).isEqualTo(unknown);
    }
}
