package dev.mtproto4j.core.session;

import static dev.mtproto4j.core.session.Peers.all;
import static dev.mtproto4j.core.session.Peers.messages;
import static dev.mtproto4j.core.session.Peers.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.session.SessionEvent.AnswerReceived;
import dev.mtproto4j.core.session.SessionEvent.MessageAcknowledged;
import dev.mtproto4j.core.session.SessionEvent.MessageMalformed;
import dev.mtproto4j.core.session.SessionEvent.MessageResent;
import dev.mtproto4j.core.session.SessionEvent.OutcomeUnknown;
import dev.mtproto4j.core.session.SessionEvent.PacketDropped;
import dev.mtproto4j.core.session.SessionEvent.SaltsChanged;
import dev.mtproto4j.core.session.SessionEvent.SessionCreated;
import dev.mtproto4j.core.session.SessionEvent.TimeOffsetChanged;
import dev.mtproto4j.core.session.SessionEvent.UpdateReceived;
import dev.mtproto4j.mtproto.method.Ping;
import dev.mtproto4j.mtproto.type.BadMsgNotification;
import dev.mtproto4j.mtproto.type.MsgsAck;
import dev.mtproto4j.mtproto.type.MsgsAllInfo;
import dev.mtproto4j.mtproto.type.MsgsStateInfo;
import dev.mtproto4j.mtproto.type.MsgsStateReq;
import dev.mtproto4j.mtproto.type.NewSessionCreated;
import dev.mtproto4j.mtproto.type.Pong;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of calls when the connection ends or the server forgets the session. */
class ClientRecoveryTest {

    private final Peers peers = new Peers();

    private EncryptedMessage reconnect() {
        peers.client.transportLost();
        assertThat(peers.client.transportOpened(peers.now)).isEmpty();
        return peers.packet();
    }

    /** Returns the message for which the server wanted another session, and which has gone out in it. */
    private OutgoingMessage replaceSession() {
        OutgoingMessage rejected = peers.sent("b");
        peers.serverSends(new BadMsgNotification(rejected.messageId(), 3, 33));
        peers.packet();
        return rejected;
    }

    private static MsgsStateReq question(Message message) {
        TlReader reader = new TlReader(message.body());
        reader.expectConstructor("MsgsStateReq", MsgsStateReq.CONSTRUCTOR_ID);
        return MsgsStateReq.readBare(reader);
    }

    private List<SessionEvent> state(long questionId, int... states) {
        byte[] bytes = new byte[states.length];
        for (int i = 0; i < states.length; i++) {
            bytes[i] = (byte) states[i];
        }
        return peers.serverSends(new MsgsStateInfo(questionId, bytes));
    }

    @Test
    void asksBeforeItRepeatsAnything() {
        OutgoingMessage first = peers.sent("a");
        OutgoingMessage second = peers.sent("b");
        OutgoingMessage third = peers.sent("c");
        OutgoingMessage fourth = peers.sent("d");
        OutgoingMessage unsent = peers.client.request(new Echo("e").toByteArray());
        EncryptedMessage packet = reconnect();
        List<Message> inside = messages(packet);
        assertThat(question(inside.get(0)).msgIds())
                .isEqualTo(LongVector.of(first.messageId(), second.messageId(), third.messageId(), fourth.messageId()));
        assertThat(inside.get(1).messageId()).isEqualTo(unsent.messageId());

        long before = third.messageId();
        List<SessionEvent> events = state(inside.get(0).messageId(), 1, 4 + 32, 3, 2);
        assertThat(only(events, OutcomeUnknown.class).request()).isSameAs(first);
        assertThat(only(events, MessageAcknowledged.class).message()).isSameAs(second);
        assertThat(all(events, MessageResent.class))
                .extracting(MessageResent::message)
                .containsExactly(third, fourth);
        // What was sent on the lost connection may still come; under the same id, it is a duplicate then.
        assertThat(third.isPossiblyReceived()).isTrue();
        assertThat(messages(peers.packet())).hasSize(2);
        assertThat(third.messageId()).isEqualTo(before);
        only(peers.serverSends(peers.answer(second, new Echo("b").resultBytes())), AnswerReceived.class);
    }

    @Test
    void asksAgainWhenTheAnswerWasLostToo() {
        OutgoingMessage request = peers.sent("a");
        reconnect();
        Message again = messages(reconnect()).get(0);
        assertThat(question(again).msgIds()).isEqualTo(LongVector.of(request.messageId()));
        only(state(again.messageId(), 2), MessageResent.class);
    }

    /** The server may have received it meanwhile: what it said of the connection before the last one says nothing. */
    @Test
    void whatWasAboutToBeRepeatedIsAskedForAnew() {
        OutgoingMessage request = peers.sent("a");
        long question = messages(reconnect()).get(0).messageId();
        only(state(question, 2), MessageResent.class);
        List<Message> sent = messages(reconnect());
        assertThat(sent).hasSize(1);
        assertThat(question(sent.get(0)).msgIds()).isEqualTo(LongVector.of(request.messageId()));
        assertThat(peers.next()).isEmpty();
    }

    @Test
    void asksForNoMoreThan8192AtOnce() {
        for (int i = 0; i < 8193; i++) {
            peers.client.request(new Echo("a").toByteArray());
        }
        while (peers.next().isPresent()) {
            // all of them go out
        }
        peers.client.transportLost();
        peers.client.transportOpened(peers.now);
        assertThat(messages(peers.packet()))
                .extracting(message -> question(message).msgIds().size())
                .containsExactlyInAnyOrder(8192, 1);
    }

    @Test
    void aCallThatStaysUnansweredIsAskedFor() {
        OutgoingMessage request = peers.sent("a");
        assertThat(peers.next()).isEmpty();
        assertThat(peers.client.nextPacketAt()).isEqualTo(peers.now.plusSeconds(10));
        peers.pass(Duration.ofSeconds(10));
        Message running = messages(peers.packet()).get(0);
        assertThat(question(running).msgIds()).isEqualTo(LongVector.of(request.messageId()));
        assertThat(only(state(running.messageId(), 4 + 32), MessageAcknowledged.class)
                        .message())
                .isSameAs(request);
        assertThat(peers.next()).isEmpty();

        peers.pass(Duration.ofSeconds(10));
        Message answered = messages(peers.packet()).get(0);
        long id = request.messageId();
        assertThat(only(state(answered.messageId(), 4 + 32 + 64), MessageResent.class)
                        .message())
                .isSameAs(request);
        assertThat(messages(peers.packet()).get(0).messageId()).isEqualTo(id);
        only(peers.serverSends(peers.answer(request, new Echo("a").resultBytes())), AnswerReceived.class);
        peers.pass(Duration.ofSeconds(20));
        assertThat(peers.constructors()).containsExactly(MsgsAck.CONSTRUCTOR_ID);
        assertThat(peers.client.nextPacketAt()).isNull();
    }

    /** The server would take it for a new call. */
    @Test
    void aLostAnswerOfAReplacedSessionIsNotAskedForByTheCallsId() {
        OutgoingMessage answered = peers.sent("a");
        replaceSession();
        List<SessionEvent> events =
                peers.serverSends(new MsgsAllInfo(LongVector.of(answered.messageId()), new byte[] {4 + 64}));
        assertThat(all(events, MessageResent.class)).isEmpty();
        assertThat(only(events, MessageAcknowledged.class).message()).isSameAs(answered);
        assertThat(answered.queued).isFalse();
    }

    @Test
    void aCallThatWasAcceptedSurvivesTheRejectionOfItsCopy() {
        OutgoingMessage request = peers.sent("a");
        Message question = messages(reconnect()).get(0);
        only(state(question.messageId(), 4), MessageAcknowledged.class);
        peers.serverSends(new BadMsgNotification(request.messageId(), request.seqNo, 16));
        assertThat(peers.next()).isEmpty();
        only(peers.serverSends(peers.answer(request, new Echo("a").resultBytes())), AnswerReceived.class);
    }

    @Test
    void whatOnlyConnectionsWithoutTheKeyCarriedWasNotReceived() {
        OutgoingMessage before = peers.sent("a");
        peers.client.transportLost();
        peers.client.transportOpened(peers.now);
        OutgoingMessage denied = peers.sent("b");
        peers.client.denied();
        peers.client.transportLost();
        peers.client.transportOpened(peers.now);
        peers.client.denied();
        peers.client.nothingReceived();
        assertThat(before.isPossiblyReceived()).isTrue();
        assertThat(denied.isPossiblyReceived()).isFalse();
    }

    @Test
    void anAnswerThatWasUnderWayEndsTheCallFirst() {
        OutgoingMessage request = peers.sent("a");
        long question = messages(reconnect()).get(0).messageId();
        only(peers.serverSends(peers.answer(request, new Echo("a").resultBytes())), AnswerReceived.class);
        assertThat(state(question, 3)).isEmpty();
        assertThat(peers.next()).isEmpty();
    }

    @Test
    void statesThatDoNotFitTheQuestionChangeNothing() {
        OutgoingMessage request = peers.sent("a");
        long question = messages(reconnect()).get(0).messageId();
        only(state(question, 3, 3), MessageMalformed.class);
        assertThat(peers.client.outbox.awaiting(request.messageId())).isSameAs(request);
    }

    @Test
    void aNewSessionRepeatsWhatMayBeExecutedTwice() {
        OutgoingMessage lost = peers.client.request(new Echo("a").toByteArray()).idempotent(true);
        peers.packet();
        OutgoingMessage known = peers.sent("b");
        List<SessionEvent> events =
                peers.serverSends(peers.message(new NewSessionCreated(known.messageId(), 9, 88), true));
        assertThat(only(events, SessionCreated.class).uniqueId()).isEqualTo(9);
        assertThat(only(events, SaltsChanged.class).salt()).isEqualTo(88);
        assertThat(only(events, MessageResent.class).message()).isSameAs(lost);
        assertThat(peers.client.acks.take()).hasSize(1);
        assertThat(peers.packet().salt()).isEqualTo(88);
    }

    /** Its beginning was lost with the session that executed the call, so that this looks like the first one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theFirstSessionThatIsHeardOfMayBeTheServersSecond(int state) {
        OutgoingMessage executed = peers.sent("a");
        long question = questionAfterNewSession(executed);
        assertThat(only(state(question, state), OutcomeUnknown.class).request()).isSameAs(executed);
    }

    /** gotd's test server names an id that is later than that of the message that began the session. */
    @Test
    void aCallThatTheNewSessionHasIsWaitedFor() {
        OutgoingMessage running = peers.sent("a");
        long question = questionAfterNewSession(running);
        assertThat(only(state(question, 4), MessageAcknowledged.class).message())
                .isSameAs(running);
        only(peers.serverSends(peers.answer(running, new Echo("a").resultBytes())), AnswerReceived.class);
    }

    @Test
    void newSessionsWithoutEndAreNotAnsweredWithQuestionsWithoutEnd() {
        questionAfterNewSession(peers.sent("a"));
        long later = peers.sent("b").messageId();
        peers.client.acks.take();
        peers.serverSends(new NewSessionCreated(later, 10, Peers.SALT));
        assertThat(question(messages(peers.packet()).get(0)).msgIds().size()).isEqualTo(1);
        peers.serverSends(new NewSessionCreated(later, 11, Peers.SALT));
        assertThat(peers.next()).isEmpty();
    }

    private long questionAfterNewSession(OutgoingMessage before) {
        OutgoingMessage first = peers.sent("b");
        assertThat(all(
                        peers.serverSends(peers.message(new NewSessionCreated(first.messageId(), 9, Peers.SALT), true)),
                        OutcomeUnknown.class))
                .isEmpty();
        Message message = messages(peers.packet()).stream()
                .filter(sent -> new TlReader(sent.body()).readInt() == MsgsStateReq.CONSTRUCTOR_ID)
                .findFirst()
                .orElseThrow();
        assertThat(question(message).msgIds()).isEqualTo(LongVector.of(before.messageId()));
        return message.messageId();
    }

    @Test
    void aNewSessionDoesNotRepeatWhatTheOldOneMayHaveExecuted() {
        OutgoingMessage acknowledged = peers.sent("a");
        peers.serverSends(new MsgsAck(LongVector.of(acknowledged.messageId())));
        OutgoingMessage adrift = peers.sent("b");
        OutgoingMessage reading =
                peers.client.request(new Echo("c").toByteArray()).idempotent(true);
        peers.packet();
        long question = messages(reconnect()).get(0).messageId();
        List<SessionEvent> events =
                peers.serverSends(peers.message(new NewSessionCreated(question, 9, Peers.SALT), true));
        assertThat(all(events, OutcomeUnknown.class))
                .extracting(OutcomeUnknown::request)
                .containsExactly(acknowledged, adrift);
        assertThat(only(events, MessageResent.class).message()).isSameAs(reading);
    }

    @Test
    void callsOfAReplacedSessionAreNotAskedForInTheNext() {
        OutgoingMessage inOldSession = peers.sent("a");
        OutgoingMessage rejected = replaceSession();
        peers.client.transportLost();
        List<SessionEvent> events = peers.client.transportOpened(peers.now);
        assertThat(only(events, OutcomeUnknown.class).request()).isSameAs(inOldSession);
        assertThat(question(messages(peers.packet()).get(0)).msgIds()).isEqualTo(LongVector.of(rejected.messageId()));
    }

    @Test
    void pingsAreNotCarriedOverButCallersQueriesAre() {
        peers.client.query(new Ping(1).toByteArray());
        OutgoingMessage wanted = peers.client.query(new Ping(2).toByteArray()).attach("caller");
        peers.packet();
        EncryptedMessage packet = reconnect();
        assertThat(packet.messageId()).isEqualTo(wanted.messageId());
        List<SessionEvent> events = peers.serverSends(new Pong(wanted.messageId(), 2));
        assertThat(only(events, AnswerReceived.class).request()).isSameAs(wanted);
    }

    @Test
    void theClockIsNotTrustedAfterALossUntilItIsMeasured() {
        peers.client.query(new Ping(1).toByteArray()).attach("caller");
        peers.packet();
        peers.client.transportLost();
        peers.client.transportOpened(peers.now);
        EncryptedMessage ping = peers.packet();
        // The local clock was set back by an hour while the computer slept; the server's was not.
        peers.pass(Duration.ofHours(1));
        Message update = peers.message(new Echo("update"), true);
        Message pong = peers.message(new Pong(ping.messageId(), 1), false);
        peers.pass(Duration.ofHours(-1));
        only(peers.serverSends(update), UpdateReceived.class);
        assertThat(only(peers.serverSends(pong), TimeOffsetChanged.class).offset())
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    /** As after a pause of the machine: what waited in the socket tells when it was made, not what time it is. */
    @Test
    void anAnswerThatWasHeldUpDoesNotSetTheClock() {
        OutgoingMessage ping = peers.client.query(new Ping(7).toByteArray());
        peers.packet();
        Message pong = peers.message(new Pong(ping.messageId(), 7), false);
        peers.pass(Duration.ofSeconds(45));
        only(peers.serverSends(pong), AnswerReceived.class);
        assertThat(peers.client.timeOffset()).isZero();
        only(peers.serverSends(peers.message(new Echo("update"), true)), UpdateReceived.class);
    }

    /** No answer could correct it: each is outside the window itself. */
    @Test
    void aClockThatWasSetBackIsNotTrustedWhenEverythingComesFromTheFuture() {
        OutgoingMessage ping = peers.client.query(new Ping(7).toByteArray());
        peers.packet();
        Message pong = peers.message(new Pong(ping.messageId(), 7), false);
        List<Message> updates = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            updates.add(peers.message(new Echo("update"), true));
        }
        peers.pass(Duration.ofSeconds(-45));
        for (int i = 0; i < 10; i++) {
            only(peers.serverSends(updates.get(i)), PacketDropped.class);
        }
        only(peers.serverSends(updates.get(10)), UpdateReceived.class);
        only(peers.serverSends(pong), TimeOffsetChanged.class);
        assertThat(peers.client.timeOffset()).isBetween(Duration.ofSeconds(44), Duration.ofSeconds(46));
        only(peers.serverSends(updates.get(0)), UpdateReceived.class);
    }
}
