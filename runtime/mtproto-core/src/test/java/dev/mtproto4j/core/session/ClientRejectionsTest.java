package dev.mtproto4j.core.session;

import static dev.mtproto4j.core.session.Peers.all;
import static dev.mtproto4j.core.session.Peers.messages;
import static dev.mtproto4j.core.session.Peers.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.RpcResult;
import dev.mtproto4j.core.session.SessionEvent.AnswerReceived;
import dev.mtproto4j.core.session.SessionEvent.AnswerUnmatched;
import dev.mtproto4j.core.session.SessionEvent.MessageRejected;
import dev.mtproto4j.core.session.SessionEvent.MessageResent;
import dev.mtproto4j.core.session.SessionEvent.OutcomeUnknown;
import dev.mtproto4j.core.session.SessionEvent.PacketDropped;
import dev.mtproto4j.core.session.SessionEvent.RequestRejected;
import dev.mtproto4j.core.session.SessionEvent.SaltsChanged;
import dev.mtproto4j.core.session.SessionEvent.SessionReplaced;
import dev.mtproto4j.core.session.SessionEvent.TimeOffsetChanged;
import dev.mtproto4j.core.session.SessionEvent.UpdateReceived;
import dev.mtproto4j.mtproto.type.BadMsgNotification;
import dev.mtproto4j.mtproto.type.BadServerSalt;
import dev.mtproto4j.mtproto.type.MsgsAck;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client does when the server rejects its messages: each code as it should be. */
class ClientRejectionsTest {

    private final Peers peers = new Peers();

    private List<SessionEvent> reject(long id, int code) {
        return peers.serverSends(new BadMsgNotification(id, 1, code));
    }

    @Test
    void aWrongSaltIsReplacedAndTheMessageRepeatedUnderANewId() {
        OutgoingMessage request = peers.sent("a");
        long rejectedId = request.messageId();
        List<SessionEvent> events = peers.serverSends(new BadServerSalt(rejectedId, 1, 48, 77));
        assertThat(only(events, SaltsChanged.class).salt()).isEqualTo(77);
        only(events, MessageResent.class);
        EncryptedMessage again = peers.packet();
        assertThat(again.salt()).isEqualTo(77);
        assertThat(again.messageId()).isGreaterThan(rejectedId).isEqualTo(request.messageId());
        assertThat(again.seqNo()).isEqualTo(3);
        only(peers.serverSends(peers.answer(request, new Echo("a").resultBytes())), AnswerReceived.class);
    }

    /** Until the clock is the server's, nothing is held against the time of what comes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void messagesOfAnotherTimeAreDroppedOnceTheClockIsTheServers(boolean clockSynchronized) {
        Peers others = new Peers(Peers.options().withTime(Duration.ZERO, clockSynchronized));
        others.pass(Duration.ofHours(1));
        long id = others.serverId();
        others.pass(Duration.ofHours(-1));
        List<SessionEvent> events = others.receive(id, 1, new Echo("update").toByteArray());
        assertThat(all(events, PacketDropped.class)).hasSize(clockSynchronized ? 1 : 0);
        assertThat(all(events, UpdateReceived.class)).hasSize(clockSynchronized ? 0 : 1);
    }

    @Test
    void aNoticeAboutAMessageThatWasNotSentChangesNothing() {
        OutgoingMessage request = peers.sent("a");
        List<SessionEvent> events = peers.serverSends(new BadServerSalt(request.messageId() + 4, 1, 48, 77));
        only(events, AnswerUnmatched.class);
        assertThat(peers.client.salt()).isEqualTo(Peers.SALT);
        only(reject(request.messageId() + 4, 17), AnswerUnmatched.class);
        assertThat(peers.client.timeOffset()).isZero();
        assertThat(peers.next()).isEmpty();
    }

    @Test
    void aRejectedContainerIsRepeatedWithAllThatIsUnanswered() {
        OutgoingMessage first = peers.client.request(new Echo("a").toByteArray());
        OutgoingMessage second = peers.client.request(new Echo("b").toByteArray());
        peers.serverSends(peers.message(new Echo("update"), true));
        EncryptedMessage container = peers.packet();
        assertThat(messages(container)).hasSize(3);
        peers.serverSends(peers.answer(first, new Echo("a").resultBytes()));
        List<SessionEvent> events = peers.serverSends(new BadServerSalt(container.messageId(), 4, 48, 77));
        assertThat(all(events, MessageResent.class)).hasSize(2);
        List<Message> again = messages(peers.packet());
        assertThat(again).extracting(message -> Peers.idOf(message.body())).contains(MsgsAck.CONSTRUCTOR_ID);
        assertThat(again).extracting(Message::messageId).contains(second.messageId());
    }

    @Test
    void anIdTooLowCorrectsTheClock() {
        Peers late = new Peers(Peers.options().withTime(Duration.ofHours(-1), true));
        OutgoingMessage request = late.sent("a");
        List<SessionEvent> events = late.serverSends(new BadMsgNotification(request.messageId(), 1, 16));
        assertThat(only(events, TimeOffsetChanged.class).offset()).isLessThan(Duration.ofSeconds(1));
        assertThat(all(events, SessionReplaced.class)).isEmpty();
        assertThat(late.packet().messageId() >>> 32).isEqualTo(late.now.getEpochSecond());
    }

    @Test
    void anIdTooHighCorrectsTheClockAndNeedsAnotherSession() {
        Peers early = new Peers(Peers.options().withTime(Duration.ofHours(1), true));
        OutgoingMessage request = early.sent("a");
        OutgoingMessage other = early.sent("b");
        long oldSession = early.client.id();
        List<SessionEvent> events = early.serverSends(new BadMsgNotification(request.messageId(), 1, 17));
        assertThat(only(events, SessionReplaced.class).oldSessionId()).isEqualTo(oldSession);
        EncryptedMessage again = early.packet();
        assertThat(again.sessionId()).isEqualTo(early.client.id()).isNotEqualTo(oldSession);
        assertThat(again.messageId() >>> 32).isEqualTo(early.now.getEpochSecond());
        assertThat(again.seqNo()).isEqualTo(1);
        // The notice about the second message still names the old session.
        EncryptedMessage notice = new EncryptedMessage(
                Peers.SALT,
                oldSession,
                early.serverId(),
                0,
                new BadMsgNotification(other.messageId(), 3, 17).toByteArray());
        events = early.client.receive(notice.encrypt(early.serverCipher), early.now);
        assertThat(all(events, SessionReplaced.class)).isEmpty();
        assertThat(early.packet().messageId()).isEqualTo(other.messageId());
    }

    /** The ids of the new session begin below those of the old one, and come to them when an hour has passed. */
    @Test
    void anIdThatIsStillWaitedForIsNotGivenAgain() {
        Peers early = new Peers(Peers.options().withTime(Duration.ofHours(1), true));
        OutgoingMessage rejected = early.sent("a");
        OutgoingMessage waiting = early.sent("b");
        long id = waiting.messageId();
        early.serverSends(new BadMsgNotification(rejected.messageId(), 1, 17));
        early.packet();
        early.now = early.now.plus(Duration.ofHours(1));
        long last = 0;
        for (int i = 0; i < 20; i++) {
            early.client.request(new Echo("c").toByteArray());
            EncryptedMessage packet = early.packet();
            assertThat(messages(packet)).extracting(Message::messageId).doesNotContain(id);
            last = packet.messageId();
            assertThat(last).as("of a call, or of a container").isNotEqualTo(id);
        }
        assertThat(last).isGreaterThan(id);
        assertThat(early.client.outbox.awaiting(id)).isSameAs(waiting);
    }

    /** Ids are unique in a session only. */
    @Test
    void anAnswerIsForACallOfItsOwnSession() {
        OutgoingMessage rejected = peers.sent("a");
        long oldSession = peers.client.id();
        reject(rejected.messageId(), 33);
        peers.packet();
        EncryptedMessage late = new EncryptedMessage(
                Peers.SALT,
                oldSession,
                peers.serverId(),
                1,
                new RpcResult(rejected.messageId(), new Echo("a").resultBytes()).toByteArray());
        only(peers.client.receive(late.encrypt(peers.serverCipher), peers.now), AnswerUnmatched.class);
        assertThat(peers.client.outbox.awaiting(rejected.messageId())).isSameAs(rejected);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33})
    void wrongNumberingNeedsAnotherSession(int code) {
        peers.sent("before");
        OutgoingMessage request = peers.sent("a");
        List<SessionEvent> events = reject(request.messageId(), code);
        assertThat(only(events, SessionReplaced.class).code()).isEqualTo(code);
        EncryptedMessage again = peers.packet();
        FixedRandom random = FixedRandom.seeded(4);
        assertThat(again.sessionId()).isNotEqualTo(random.nextLong()).isEqualTo(random.nextLong());
        assertThat(again.seqNo()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 19, 48})
    void aNewIdIsAllThatTheseNeed(int code) {
        OutgoingMessage request = peers.sent("a");
        long rejectedId = request.messageId();
        List<SessionEvent> events = reject(rejectedId, code);
        assertThat(only(events, MessageRejected.class).code()).isEqualTo(code);
        assertThat(peers.packet().messageId()).isGreaterThan(rejectedId);
    }

    @Test
    void tooOldToTellMeansUnknown() {
        OutgoingMessage request = peers.sent("a");
        assertThat(only(reject(request.messageId(), 20), OutcomeUnknown.class).request())
                .isSameAs(request);
        assertThat(peers.next()).isEmpty();
        OutgoingMessage reading =
                peers.client.request(new Echo("b").toByteArray()).idempotent(true);
        peers.packet();
        only(reject(reading.messageId(), 20), MessageResent.class);
        assertThat(peers.packet().messageId()).isEqualTo(reading.messageId());
    }

    @Test
    void parityIsTurnedRound() {
        OutgoingMessage request = peers.sent("a");
        reject(request.messageId(), 34);
        assertThat(peers.packet().seqNo() & 1).isZero();
        reject(request.messageId(), 35);
        assertThat(peers.packet().seqNo() & 1).isOne();
    }

    /** The copy that was not rejected may be executed: a new id would let the call be executed twice. */
    @Test
    void aRejectedCopyLeavesTheIdToTheOtherOne() {
        OutgoingMessage request = peers.sent("a");
        long id = request.messageId();
        peers.client.outbox.repeat(request);
        peers.packet();
        only(peers.serverSends(new BadServerSalt(id, 1, 48, 77)), MessageResent.class);
        EncryptedMessage again = peers.packet();
        assertThat(again.messageId()).isEqualTo(id);
        assertThat(again.salt()).isEqualTo(77);
        assertThat(only(reject(id, 18), OutcomeUnknown.class).request()).isSameAs(request);
        assertThat(peers.next()).isEmpty();
    }

    @Test
    void messagesOfAnInvalidContainerGoOneByOne() {
        peers.client.request(new Echo("a").toByteArray());
        peers.client.request(new Echo("b").toByteArray());
        reject(peers.packet().messageId(), 64);
        assertThat(peers.packet().body()).isEqualTo(new Echo("a").toByteArray());
        assertThat(peers.packet().body()).isEqualTo(new Echo("b").toByteArray());
    }

    @Test
    void aServerThatRejectsEverythingIsNotHumouredForEver() {
        // Nothing is attached to what a connection calls for itself, and it has to hear of the end all the same.
        OutgoingMessage request = peers.client.request(new Echo("a").toByteArray());
        for (int i = 0; i < 5; i++) {
            peers.packet();
            only(reject(request.messageId(), 18), MessageResent.class);
        }
        peers.packet();
        RequestRejected event = only(reject(request.messageId(), 18), RequestRejected.class);
        assertThat(event.request()).isSameAs(request);
        assertThat(event.code()).isEqualTo(18);
        assertThat(peers.next()).isEmpty();
    }

    @Test
    void noticesAboutTimeComeThroughAWrongClock() {
        Peers skewed = new Peers(Peers.options().withTime(Duration.ofHours(2), true));
        OutgoingMessage request = skewed.sent("a");
        assertThat(skewed.serverSends(skewed.message(new Echo("update"), true)))
                .first()
                .isInstanceOf(PacketDropped.class);
        only(skewed.serverSends(new BadMsgNotification(request.messageId(), 1, 17)), TimeOffsetChanged.class);
        only(skewed.serverSends(skewed.message(new Echo("update"), true)), UpdateReceived.class);
    }
}
