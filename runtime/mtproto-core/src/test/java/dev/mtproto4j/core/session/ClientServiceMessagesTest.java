package dev.mtproto4j.core.session;

import static dev.mtproto4j.core.session.Peers.all;
import static dev.mtproto4j.core.session.Peers.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.session.SessionEvent.AnswerReceived;
import dev.mtproto4j.core.session.SessionEvent.AnswerUnmatched;
import dev.mtproto4j.core.session.SessionEvent.MessageMalformed;
import dev.mtproto4j.core.session.SessionEvent.MessageResent;
import dev.mtproto4j.core.session.SessionEvent.PacketDropped;
import dev.mtproto4j.core.session.SessionEvent.SaltsChanged;
import dev.mtproto4j.core.session.SessionEvent.UpdateReceived;
import dev.mtproto4j.mtproto.method.DestroyAuthKey;
import dev.mtproto4j.mtproto.method.DestroySession;
import dev.mtproto4j.mtproto.method.GetFutureSalts;
import dev.mtproto4j.mtproto.type.DestroyAuthKeyOk;
import dev.mtproto4j.mtproto.type.DestroySessionNone;
import dev.mtproto4j.mtproto.type.DestroySessionOk;
import dev.mtproto4j.mtproto.type.FutureSalt;
import dev.mtproto4j.mtproto.type.FutureSalts;
import dev.mtproto4j.mtproto.type.HttpWait;
import dev.mtproto4j.mtproto.type.MsgDetailedInfo;
import dev.mtproto4j.mtproto.type.MsgNewDetailedInfo;
import dev.mtproto4j.mtproto.type.MsgResendReq;
import dev.mtproto4j.mtproto.type.MsgsAllInfo;
import dev.mtproto4j.mtproto.type.MsgsStateInfo;
import dev.mtproto4j.mtproto.type.MsgsStateReq;
import dev.mtproto4j.mtproto.type.Pong;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Service messages that a server sends to a client. */
class ClientServiceMessagesTest {

    private final Peers peers = new Peers();

    @Test
    void tellsTheServerWhichOfItsMessagesCame() {
        Message first = peers.message(new Echo("a"), true);
        long missing = peers.serverId();
        Message second = peers.message(new Echo("b"), true);
        peers.serverSends(first);
        peers.serverSends(second);
        peers.serverSends(new MsgsStateReq(
                LongVector.of(first.messageId() - 4, first.messageId(), missing, second.messageId() + 400)));
        MsgsStateInfo info = MsgsStateInfo.readBare(peers.sentBody(MsgsStateInfo.CONSTRUCTOR_ID));
        assertThat(info.info()).containsExactly(1, 4, 2, 3);
    }

    @Test
    void repeatsAMessageUnderItsIdWhenAskedTo() {
        OutgoingMessage request = peers.sent("a");
        long id = request.messageId();
        only(peers.serverSends(new MsgResendReq(LongVector.of(id))), MessageResent.class);
        EncryptedMessage again = peers.packet();
        assertThat(again.messageId()).isEqualTo(id);
        assertThat(again.seqNo()).isEqualTo(1);
        peers.serverSends(new MsgResendReq(LongVector.of(id, 12345)));
        assertThat(peers.constructors()).containsExactly(Echo.CONSTRUCTOR_ID, MsgsStateInfo.CONSTRUCTOR_ID);
    }

    @Test
    void asksForAnAnnouncedAnswerItDoesNotHave() {
        OutgoingMessage request = peers.sent("a");
        long answerId = peers.serverId();
        peers.serverSends(new MsgDetailedInfo(request.messageId(), answerId, 100, 0));
        MsgResendReq query = MsgResendReq.readBare(peers.sentBody(MsgResendReq.CONSTRUCTOR_ID));
        assertThat(query.msgIds()).isEqualTo(LongVector.of(answerId));
        peers.serverSends(new MsgNewDetailedInfo(answerId, 100, 0));
        assertThat(peers.constructors()).containsExactly(MsgResendReq.CONSTRUCTOR_ID);
    }

    @Test
    void acknowledgesAnAnnouncedAnswerThatItHasOrNobodyWants() {
        Message update = peers.message(new Echo("update"), true);
        peers.serverSends(update);
        peers.client.acks.take();
        peers.serverSends(new MsgNewDetailedInfo(update.messageId(), 100, 0));
        assertThat(peers.client.acks.take()).containsExactly(update.messageId());
        peers.serverSends(new MsgDetailedInfo(4, 9, 100, 0));
        assertThat(peers.client.acks.take()).containsExactly(9);
    }

    @Test
    void actsOnStatesThatItDidNotAskFor() {
        OutgoingMessage arrived = peers.sent("a");
        OutgoingMessage lost = peers.sent("b");
        List<SessionEvent> events = peers.serverSends(
                new MsgsAllInfo(LongVector.of(arrived.messageId(), lost.messageId()), new byte[] {4, 2}));
        assertThat(arrived.isAcknowledged()).isTrue();
        assertThat(only(events, MessageResent.class).message()).isSameAs(lost);
    }

    @Test
    void keepsSaltsAhead() {
        Peers asking = new Peers(SessionOptions.of(FixedRandom.seeded(4))
                .withSalts(Peers.SALT, List.of())
                .withTime(Duration.ZERO, true));
        asking.client.request(new Echo("a").toByteArray());
        Message query = Peers.messages(asking.packet()).get(1);
        assertThat(Peers.idOf(query.body())).isEqualTo(GetFutureSalts.CONSTRUCTOR_ID);
        assertThat(query.seqNo() & 1).as("nobody acknowledges a query").isZero();
        int now = (int) asking.now.getEpochSecond();
        FutureSalts answer = new FutureSalts(
                query.messageId(),
                now,
                List.of(
                        new FutureSalt(now - 100, now + 1700, Peers.SALT),
                        new FutureSalt(now + 1700, now + 5300, 2),
                        new FutureSalt(now + 3500, now + 7100, 3)));
        SaltsChanged changed = only(asking.serverSends(answer), SaltsChanged.class);
        assertThat(changed.known()).extracting(SaltInterval::salt).containsExactly(Peers.SALT, 2L, 3L);
        asking.client.request(new Echo("b").toByteArray());
        assertThat(asking.packet().salt()).isEqualTo(Peers.SALT);
        asking.pass(Duration.ofSeconds(1701));
        asking.client.request(new Echo("c").toByteArray());
        assertThat(asking.packet().salt()).isEqualTo(2);
        only(asking.serverSends(answer), AnswerUnmatched.class);
    }

    @Test
    void saltsThatWereNotAskedForAreNotTaken() {
        OutgoingMessage request = peers.sent("a");
        List<FutureSalt> salts = List.of(new FutureSalt(0, Integer.MAX_VALUE, 66));
        for (long id : new long[] {request.messageId(), request.messageId() + 4, 0}) {
            only(peers.serverSends(new FutureSalts(id, 0, salts)), AnswerUnmatched.class);
        }
        assertThat(peers.client.knownSalts()).isEmpty();
        only(peers.serverSends(peers.answer(request, new Echo("a").resultBytes())), AnswerReceived.class);
    }

    @Test
    void aCopyIsTakenUnlessItsMessageCame() {
        Message update = peers.message(new Echo("update"), true);
        only(peers.serverSends(peers.message(copyOf(update), true)), UpdateReceived.class);
        assertThat(peers.client.acks.take()).hasSize(2).contains(update.messageId());
        assertThat(peers.serverSends(update)).hasSize(1).first().isInstanceOf(PacketDropped.class);

        Message known = peers.message(new Echo("known"), true);
        only(peers.serverSends(known), UpdateReceived.class);
        List<SessionEvent> events = peers.serverSends(peers.message(copyOf(known), true));
        assertThat(events).hasSize(1).first().isInstanceOf(PacketDropped.class);

        Message ofAClient = new Message(peers.serverId() & -4, 1, update.body());
        only(peers.serverSends(peers.message(copyOf(ofAClient), true)), MessageMalformed.class);
    }

    /** {@code msg_copy#e06046b2 orig_message:Message = MessageCopy;} */
    private static byte[] copyOf(Message message) {
        TlWriter copy = new TlWriter();
        copy.writeInt(0xe06046b2);
        copy.writeLong(message.messageId());
        copy.writeInt(message.seqNo());
        copy.writeInt(message.body().length);
        copy.writeRaw(message.body());
        return copy.toByteArray();
    }

    @Test
    void storedSaltsAreUsedWhenTheirTimeHasCome() {
        Instant now = Peers.START;
        Peers stored = new Peers(Peers.options()
                .withSalts(
                        1,
                        List.of(
                                new SaltInterval(1, now.minusSeconds(7200), now.minusSeconds(3600)),
                                new SaltInterval(2, now.minusSeconds(60), now.plusSeconds(3600)))));
        stored.client.request(new Echo("a").toByteArray());
        assertThat(stored.packet().salt()).isEqualTo(2);
    }

    @Test
    void saltsAreChosenByTheServersTime() {
        List<SaltInterval> salts = List.of(
                new SaltInterval(1, Peers.START.minusSeconds(1800), Peers.START.plusSeconds(1800)),
                new SaltInterval(2, Peers.START.plusSeconds(1800), Peers.START.plusSeconds(5400)));
        Peers behind = new Peers(Peers.options().withSalts(1, salts).withTime(Duration.ofHours(1), true));
        behind.client.request(new Echo("a").toByteArray());
        assertThat(behind.packet().salt()).isEqualTo(2);
    }

    @Test
    void waitingByHttpIsNotAcknowledged() {
        byte[] packet = peers.client
                .nextPacket(peers.now, new HttpWait(0, 0, 25_000), true)
                .orElseThrow();
        EncryptedMessage message = EncryptedMessage.decrypt(peers.serverCipher, packet);
        assertThat(Peers.idOf(message.body())).isEqualTo(HttpWait.CONSTRUCTOR_ID);
        assertThat(message.seqNo()).isZero();
        assertThat(peers.client.pendingMessages()).isZero();
    }

    @Test
    void destroyIsAnsweredWithoutAnId() {
        OutgoingMessage first =
                peers.client.query(new DestroySession(5).toByteArray()).attach("1");
        OutgoingMessage second =
                peers.client.query(new DestroySession(6).toByteArray()).attach("2");
        OutgoingMessage key =
                peers.client.query(new DestroyAuthKey().toByteArray()).attach("3");
        peers.packet();
        assertThat(answered(new DestroySessionNone(6))).isSameAs(second);
        assertThat(answered(new DestroySessionOk(5))).isSameAs(first);
        assertThat(answered(new DestroyAuthKeyOk())).isSameAs(key);
        only(peers.serverSends(new DestroySessionOk(5)), AnswerUnmatched.class);
    }

    private OutgoingMessage answered(TlObject answer) {
        return only(peers.serverSends(answer), AnswerReceived.class).request();
    }

    @Test
    void someMessagesNeedNoReaction() {
        assertThat(peers.serverSends(new HttpWait(0, 0, 25_000))).isEmpty();
        only(peers.serverSends(new Pong(4, 1)), AnswerUnmatched.class);
        assertThat(peers.next()).isEmpty();
    }

    @Test
    void aMessageOutsideTheTimeWindowIsIgnored() {
        Message old = peers.message(new Echo("old"), true);
        peers.pass(Duration.ofSeconds(299));
        only(peers.serverSends(old), UpdateReceived.class);
        Message older = peers.message(new Echo("older"), true);
        peers.pass(Duration.ofSeconds(302));
        assertThat(all(peers.serverSends(older), PacketDropped.class)).hasSize(1);
    }
}
