package dev.mtproto4j.core.session;

import static dev.mtproto4j.core.session.Peers.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.MessageContainer;
import dev.mtproto4j.core.message.MessageId;
import dev.mtproto4j.core.message.RpcResult;
import dev.mtproto4j.core.message.SeqNo;
import dev.mtproto4j.core.session.SessionEvent.AnswerAcknowledged;
import dev.mtproto4j.core.session.SessionEvent.AnswerDropped;
import dev.mtproto4j.core.session.SessionEvent.PacketDropped;
import dev.mtproto4j.core.session.SessionEvent.RejectionSent;
import dev.mtproto4j.core.session.SessionEvent.RequestReceived;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.mtproto.method.GetFutureSalts;
import dev.mtproto4j.mtproto.method.Ping;
import dev.mtproto4j.mtproto.method.PingDelayDisconnect;
import dev.mtproto4j.mtproto.method.RpcDropAnswer;
import dev.mtproto4j.mtproto.type.BadMsgNotification;
import dev.mtproto4j.mtproto.type.BadServerSalt;
import dev.mtproto4j.mtproto.type.FutureSalts;
import dev.mtproto4j.mtproto.type.MsgsAck;
import dev.mtproto4j.mtproto.type.MsgsStateInfo;
import dev.mtproto4j.mtproto.type.MsgsStateReq;
import dev.mtproto4j.mtproto.type.NewSessionCreated;
import dev.mtproto4j.mtproto.type.Pong;
import dev.mtproto4j.mtproto.type.RpcAnswerDropped;
import dev.mtproto4j.mtproto.type.RpcAnswerDroppedRunning;
import dev.mtproto4j.mtproto.type.RpcAnswerUnknown;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server's side, with the test as its client. */
class ServerSessionTest {

    private final Peers peers = new Peers();
    private final MessageCipher clientCipher = peers.clientCipher();
    private final ServerMtprotoSession server = peers.server(peers.salts());
    private final Instant now = Peers.START;
    private long lastId = MessageId.of(now, MessageId.Kind.CLIENT);
    private int content;

    @BeforeEach
    void begin() {
        send(new Ping(0), false);
        List<Message> first = sent();
        assertThat(Peers.idOf(first.get(0).body())).isEqualTo(NewSessionCreated.CONSTRUCTOR_ID);
        assertThat(first.get(0).seqNo()).isEqualTo(1);
        acknowledge(first.get(0));
    }

    private long nextId() {
        lastId += 4;
        return lastId;
    }

    private List<SessionEvent> send(TlObject object, boolean contentRelated) {
        return receive(Peers.SALT, nextId(), contentRelated ? content++ * 2 + 1 : content * 2, object.toByteArray());
    }

    private List<SessionEvent> receive(long salt, long id, int seqNo, byte[] body) {
        return server.receive(new EncryptedMessage(salt, server.id(), id, seqNo, body).encrypt(clientCipher), now);
    }

    private long call(String text) {
        return only(send(new Echo(text), true), RequestReceived.class).messageId();
    }

    private void acknowledge(Message message) {
        send(new MsgsAck(LongVector.of(message.messageId())), false);
    }

    /** All that the server sends now, acknowledgements left out. */
    private List<Message> sent() {
        List<Message> messages = new ArrayList<>();
        for (Optional<byte[]> packet = server.nextPacket(now); packet.isPresent(); packet = server.nextPacket(now)) {
            messages.addAll(Peers.messages(EncryptedMessage.decrypt(clientCipher, packet.get())));
        }
        messages.removeIf(message -> Peers.idOf(message.body()) == MsgsAck.CONSTRUCTOR_ID);
        return messages;
    }

    private Message one() {
        List<Message> messages = sent();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private TlReader one(int constructorId) {
        TlReader reader = new TlReader(one().body());
        reader.expectConstructor("?", constructorId);
        return reader;
    }

    @Test
    void answersACallUnderTheIdOfAResponseUntilItIsAcknowledged() {
        long id = call("a");
        assertThat(server.reply(id, new Echo("a").resultBytes())).isTrue();
        assertThat(server.reply(id, new Echo("a").resultBytes())).isFalse();
        Message answer = one();
        assertThat(answer.messageId() & 3).isOne();
        assertThat(answer.seqNo() & 1).isOne();
        server.transportOpened();
        assertThat(one().messageId()).isEqualTo(answer.messageId());
        List<SessionEvent> events = send(new MsgsAck(LongVector.of(answer.messageId())), false);
        assertThat(only(events, AnswerAcknowledged.class).requestMessageId()).isEqualTo(id);
        server.transportOpened();
        assertThat(sent()).isEmpty();
    }

    @Test
    void compressesALongResult() {
        long id = call("a");
        byte[] result = new Echo("x".repeat(5000)).resultBytes();
        server.reply(id, result);
        RpcResult answer = RpcResult.readBare(one(RpcResult.CONSTRUCTOR_ID));
        assertThat(GzipPacked.isPacked(answer.result())).isTrue();
    }

    @Test
    void aRepeatedCallIsNotExecutedAgainButAnsweredAgain() {
        long id = nextId();
        byte[] body = new Echo("a").toByteArray();
        only(receive(Peers.SALT, id, 1, body), RequestReceived.class);
        assertThat(receive(Peers.SALT, id, 1, body)).hasSize(1).first().isInstanceOf(PacketDropped.class);
        server.reply(id, new Echo("a").resultBytes());
        Message answer = one();
        only(receive(Peers.SALT, id, 1, body), PacketDropped.class);
        assertThat(sent()).extracting(Message::messageId).contains(answer.messageId());
    }

    @ParameterizedTest
    @CsvSource({"-301, 0, 16", "31, 0, 17", "0, 2, 18"})
    void checksTheIdOfAMessage(long seconds, int bits, int code) {
        long id = MessageId.of(now.plusSeconds(seconds), MessageId.Kind.CLIENT) + 400 + bits;
        List<SessionEvent> events = receive(Peers.SALT, id, 1, new Echo("a").toByteArray());
        assertThat(only(events, RejectionSent.class).code()).isEqualTo(code);
        BadMsgNotification notice = BadMsgNotification.readBare(one(BadMsgNotification.CONSTRUCTOR_ID));
        assertThat(notice.badMsgId()).isEqualTo(id);
        assertThat(notice.errorCode()).isEqualTo(code);
    }

    @Test
    void checksTheNumbering() {
        long before = nextId();
        long between = nextId();
        call("a");
        call("b");
        assertThat(code(receive(Peers.SALT, nextId(), 1, new Echo("c").toByteArray())))
                .isEqualTo(32);
        assertThat(code(receive(Peers.SALT, before, 5, new Echo("d").toByteArray())))
                .isEqualTo(33);
        // A ping between them fits with the number that it would have had.
        assertThat(receive(Peers.SALT, between, 0, new Ping(1).toByteArray())).isEmpty();
    }

    private static int code(List<SessionEvent> events) {
        return only(events, RejectionSent.class).code();
    }

    @Test
    void namesTheRightSalt() {
        assertThat(code(receive(1, nextId(), 1, new Echo("a").toByteArray()))).isEqualTo(48);
        BadServerSalt notice = BadServerSalt.readBare(one(BadServerSalt.CONSTRUCTOR_ID));
        only(receive(notice.newServerSalt(), nextId(), 1, new Echo("a").toByteArray()), RequestReceived.class);
    }

    @Test
    void acceptsOrRejectsAContainerAsAWhole() {
        Message good = new Message(nextId(), 1, new Echo("a").toByteArray());
        Message nested = new Message(nextId(), 0, new MessageContainer(List.of(good)).toByteArray());
        long id = nextId();
        byte[] bad = new MessageContainer(List.of(good, nested)).toByteArray();
        assertThat(code(receive(Peers.SALT, id, 2, bad))).isEqualTo(64);
        long second = nextId();
        Message late = new Message(nextId(), 3, new Echo("b").toByteArray());
        assertThat(code(receive(Peers.SALT, second, 4, new MessageContainer(List.of(late)).toByteArray())))
                .isEqualTo(64);
        byte[] fine = new MessageContainer(List.of(good)).toByteArray();
        only(receive(Peers.SALT, nextId(), 4, fine), RequestReceived.class);
    }

    @Test
    void containersAreNotContentRelated() {
        byte[] body = new MessageContainer(List.of(new Message(nextId(), 0, new Ping(1).toByteArray()))).toByteArray();
        assertThat(code(receive(Peers.SALT, nextId(), 1, body))).isEqualTo(34);
    }

    @Test
    void aContainerMayNotReuseAnId() {
        long id = call("a");
        byte[] container =
                new MessageContainer(List.of(new Message(id - 4, 0, new Ping(1).toByteArray()))).toByteArray();
        assertThat(code(receive(Peers.SALT, id, 2, container))).isEqualTo(19);
    }

    @Test
    void tooOldToTell() {
        for (int i = 0; i < 1001; i++) {
            nextId();
        }
        long old = lastId - 2000;
        for (int i = 0; i < 1001; i++) {
            send(new Ping(i), false);
        }
        sent();
        assertThat(code(receive(Peers.SALT, old, 0, new Ping(1).toByteArray()))).isEqualTo(20);
    }

    @Test
    void answersPingsAndSalts() {
        send(new Ping(7), false);
        assertThat(Pong.readBare(one(Pong.CONSTRUCTOR_ID)).pingId()).isEqualTo(7);
        assertThat(only(send(new PingDelayDisconnect(8, 75), false), SessionEvent.DisconnectDelayed.class)
                        .delay())
                .isEqualTo(Duration.ofSeconds(75));
        assertThat(Pong.readBare(one(Pong.CONSTRUCTOR_ID)).pingId()).isEqualTo(8);
        send(new GetFutureSalts(3), false);
        FutureSalts salts = FutureSalts.readBare(one(FutureSalts.CONSTRUCTOR_ID));
        assertThat(salts.salts()).hasSize(3);
        assertThat(salts.salts().get(1).validSince() - salts.salts().get(0).validSince())
                .isEqualTo(1800);
        RotatingSalts schedule = peers.salts();
        assertThat(schedule.accepts(
                        salts.salts().get(1).salt(),
                        Instant.ofEpochSecond(salts.salts().get(1).validSince())))
                .isTrue();
    }

    @Test
    void tellsTheStateOfCalls() {
        long running = call("a");
        long answered = call("b");
        server.reply(answered, new Echo("b").resultBytes());
        sent();
        send(new MsgsStateReq(LongVector.of(running, answered, lastId + 400)), false);
        MsgsStateInfo info = MsgsStateInfo.readBare(one(MsgsStateInfo.CONSTRUCTOR_ID));
        assertThat(info.info()).containsExactly(4 + 32, 4 + 32 + 64, 3);
    }

    @Test
    void dropsAnswers() {
        long running = call("a");
        long answered = call("b");
        server.reply(answered, new Echo("b").resultBytes());
        Message answer = one();
        assertThat(only(send(new RpcDropAnswer(running), false), AnswerDropped.class)
                        .requestMessageId())
                .isEqualTo(running);
        assertThat(outcome()).isEqualTo(RpcAnswerDroppedRunning.CONSTRUCTOR_ID);
        assertThat(server.reply(running, new Echo("a").resultBytes())).isFalse();
        send(new RpcDropAnswer(answered), false);
        Message dropped = one();
        assertThat(SeqNo.isContentRelated(dropped.seqNo())).isTrue();
        RpcResult result = RpcResult.readBare(new TlReader(dropped.body(), 4, dropped.body().length - 4));
        TlReader reader = new TlReader(result.result());
        reader.expectConstructor("?", RpcAnswerDropped.CONSTRUCTOR_ID);
        assertThat(RpcAnswerDropped.readBare(reader).msgId()).isEqualTo(answer.messageId());
        send(new RpcDropAnswer(12344), false);
        assertThat(outcome()).isEqualTo(RpcAnswerUnknown.CONSTRUCTOR_ID);
    }

    private int outcome() {
        return Peers.idOf(RpcResult.readBare(one(RpcResult.CONSTRUCTOR_ID)).result());
    }

    @Test
    void acknowledgesACallThatTakesTime() {
        long id = call("slow");
        assertThat(sent()).isEmpty();
        Optional<byte[]> packet = server.nextPacket(now.plusMillis(500));
        EncryptedMessage ack = EncryptedMessage.decrypt(clientCipher, packet.orElseThrow());
        TlReader reader = new TlReader(ack.body());
        reader.expectConstructor("MsgsAck", MsgsAck.CONSTRUCTOR_ID);
        assertThat(MsgsAck.readBare(reader).msgIds()).isEqualTo(LongVector.of(id));
    }

    @Test
    void anAnswerAcknowledgesItsCall() {
        server.reply(call("a"), new Echo("a").resultBytes());
        byte[] packet = server.nextPacket(now).orElseThrow();
        assertThat(Peers.messages(EncryptedMessage.decrypt(clientCipher, packet)))
                .extracting(message -> Peers.idOf(message.body()))
                .containsExactly(RpcResult.CONSTRUCTOR_ID);
        assertThat(server.nextPacket(now.plusSeconds(60))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "64, 64", "65, 64", "-5, 1"})
    void announcesOneTo64Salts(int asked, int announced) {
        send(new GetFutureSalts(asked), false);
        assertThat(FutureSalts.readBare(one(FutureSalts.CONSTRUCTOR_ID)).salts())
                .hasSize(announced);
    }

    @Test
    void saltsRotateByTheClock() {
        RotatingSalts salts = peers.salts();
        long first = salts.current(now);
        assertThat(salts.accepts(first, now.plus(Duration.ofMinutes(29)))).isTrue();
        assertThat(salts.accepts(first, now.plus(Duration.ofMinutes(61)))).isFalse();
        assertThat(salts.current(now.plus(Duration.ofMinutes(30)))).isNotEqualTo(first);
        assertThat(salts.accepts(Peers.SALT, now)).isTrue();
        assertThat(salts.accepts(Peers.SALT, now.plus(Duration.ofMinutes(60)))).isFalse();
        salts.rotate();
        assertThat(salts.accepts(first, now)).isFalse();
        assertThat(salts.accepts(Peers.SALT, now)).isFalse();
    }
}
