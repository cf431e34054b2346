package dev.mtproto4j.core.session;

import static dev.mtproto4j.core.session.Peers.all;
import static dev.mtproto4j.core.session.Peers.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.core.message.InvalidMessageException;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.MessageContainer;
import dev.mtproto4j.core.message.RpcResult;
import dev.mtproto4j.core.session.SessionEvent.AnswerReceived;
import dev.mtproto4j.core.session.SessionEvent.AnswerUnmatched;
import dev.mtproto4j.core.session.SessionEvent.AnswerUnreadable;
import dev.mtproto4j.core.session.SessionEvent.MessageMalformed;
import dev.mtproto4j.core.session.SessionEvent.OutcomeUnknown;
import dev.mtproto4j.core.session.SessionEvent.UpdateReceived;
import dev.mtproto4j.mtproto.method.GetFutureSalts;
import dev.mtproto4j.mtproto.type.BadMsgNotification;
import dev.mtproto4j.mtproto.type.BadServerSalt;
import dev.mtproto4j.mtproto.type.FutureSalt;
import dev.mtproto4j.mtproto.type.FutureSalts;
import dev.mtproto4j.mtproto.type.MsgResendReq;
import dev.mtproto4j.mtproto.type.MsgsAck;
import dev.mtproto4j.mtproto.type.MsgsAllInfo;
import dev.mtproto4j.mtproto.type.MsgsStateInfo;
import dev.mtproto4j.mtproto.type.MsgsStateReq;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Messages that are authentic and wrong: an event of ours, never another exception, never the whole packet. */
class HostilePacketsTest {

    private final Peers peers = new Peers();

    @Test
    void aBrokenMessageSpoilsNoOther() {
        OutgoingMessage request = peers.sent("a");
        TlWriter broken = new TlWriter();
        broken.writeInt(MsgsAck.CONSTRUCTOR_ID);
        broken.writeInt(0x1cb5c415);
        broken.writeInt(Integer.MAX_VALUE);
        Message malformed = peers.message(broken.toByteArray(), true);
        List<SessionEvent> events =
                peers.serverSendsContainer(malformed, peers.answer(request, new Echo("a").resultBytes()));
        assertThat(only(events, MessageMalformed.class).messageId()).isEqualTo(malformed.messageId());
        only(events, AnswerReceived.class);
        assertThat(peers.client.acks.take()).contains(malformed.messageId());
    }

    @Test
    void containersAreNeitherNestedNorLongNorNumberedWrong() {
        Message update = peers.message(new Echo("update"), true);
        Message inner = peers.message(new MessageContainer(List.of(update)), false);
        refusedAsAWhole(peers.serverSendsContainer(peers.message(new Echo("before"), true), inner));

        TlWriter many = new TlWriter();
        many.writeInt(MessageContainer.CONSTRUCTOR_ID);
        many.writeInt(1025);
        for (int i = 0; i < 1025; i++) {
            many.writeLong(peers.serverId());
            many.writeInt(0);
            many.writeInt(4);
            many.writeInt(1);
        }
        only(peers.serverSends(peers.message(many.toByteArray(), false)), MessageMalformed.class);

        long id = peers.serverId();
        Message later = peers.message(new Echo("update"), true);
        Message earlier = new Message(id - 4, 1, new Echo("earlier").toByteArray());
        refusedAsAWhole(peers.receive(id, 0, new MessageContainer(List.of(earlier, later)).toByteArray()));

        Message update2 = peers.message(new Echo("update"), true);
        Message ofAClient = new Message(update2.messageId() & -4, 1, update2.body());
        refusedAsAWhole(peers.serverSendsContainer(update2, ofAClient));
    }

    private static void refusedAsAWhole(List<SessionEvent> events) {
        only(events, MessageMalformed.class);
        assertThat(all(events, UpdateReceived.class)).isEmpty();
    }

    @Test
    void aContainerDoesNotHideInACompressedMessageOfAnother() throws IOException {
        Message update = peers.message(new Echo("update"), true);
        byte[] hidden = packed(gzip(new MessageContainer(List.of(update)).toByteArray()));
        refusedAsAWhole(peers.serverSendsContainer(peers.message(hidden, false)));
        only(peers.serverSends(peers.message(hidden, false)), UpdateReceived.class);
    }

    @Test
    void aSmallPacketDoesNotUnpackToAGreatOne() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[64 << 20]);
        }
        byte[] bomb = packed(bytes.toByteArray());
        only(peers.serverSends(peers.message(bomb, true)), MessageMalformed.class);

        byte[] nested = packed(gzip(packed(gzip(new Echo("x").toByteArray()))));
        only(peers.serverSends(peers.message(nested, true)), MessageMalformed.class);
        OutgoingMessage request = peers.sent("a");
        only(peers.serverSends(peers.answer(request, bomb)), AnswerUnreadable.class);
    }

    private static byte[] gzip(byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(data);
        }
        return bytes.toByteArray();
    }

    private static byte[] packed(byte[] compressed) {
        TlWriter writer = new TlWriter();
        writer.writeInt(GzipPacked.CONSTRUCTOR_ID);
        writer.writeBytes(compressed);
        return writer.toByteArray();
    }

    /** {@code GZIPInputStream} goes one call deeper for each member that is empty, which a small packet has many of. */
    @Test
    void manyEmptyMembersAreNoStackOverflow() throws IOException {
        byte[] member = gzip(new byte[0]);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            members.write(member);
        }
        byte[] packed = packed(members.toByteArray());
        OutgoingMessage request = peers.sent("a");
        List<SessionEvent> events = peers.serverSendsContainer(
                peers.answer(request, new Echo("a").resultBytes()), peers.message(packed, true));
        only(events, AnswerReceived.class);
        only(events, MessageMalformed.class);
        OutgoingMessage other = peers.sent("b");
        only(peers.serverSends(peers.answer(other, packed)), AnswerUnreadable.class);
    }

    /** Each copy in a copy would be a call deeper, and hold the bytes of all that are in it once more. */
    @Test
    void aCopyInACopyIsRefused() {
        int depth = 5_000;
        long id = peers.serverId();
        byte[] body = new Echo("update").toByteArray();
        for (int i = depth; i > 0; i--) {
            TlWriter copy = new TlWriter();
            copy.writeInt(0xe06046b2);
            copy.writeLong(id + 4L * i);
            copy.writeInt(1);
            copy.writeInt(body.length);
            copy.writeRaw(body);
            body = copy.toByteArray();
        }
        List<SessionEvent> events = peers.receive(id, 1, body);
        only(events, MessageMalformed.class);
        assertThat(all(events, UpdateReceived.class)).isEmpty();
    }

    @Test
    void tooManyIdsInOneMessageAreRefused() {
        LongVector ids = LongVector.of(new Random(1).longs(8193).toArray());
        List<TlObject> messages = List.of(
                new MsgsAck(ids), new MsgsStateReq(ids), new MsgResendReq(ids), new MsgsAllInfo(ids, new byte[8193]));
        for (TlObject message : messages) {
            assertThat(all(peers.serverSends(message), MessageMalformed.class))
                    .as(message.tlName())
                    .hasSize(1);
        }
        assertThat(peers.next()).isEmpty();
    }

    @Test
    void moreSaltsThanCanBeAskedForAreRefused() {
        OutgoingMessage query =
                peers.client.query(new GetFutureSalts(64).toByteArray()).attach("caller");
        peers.packet();
        List<FutureSalt> salts = Collections.nCopies(65, new FutureSalt(0, Integer.MAX_VALUE, 9));
        List<SessionEvent> events = peers.serverSends(new FutureSalts(query.messageId(), 0, salts));
        assertThat(only(events, AnswerUnreadable.class).request()).isSameAs(query);
        assertThat(peers.client.knownSalts()).isEmpty();
    }

    @Test
    void statesInAnswerToACallChangeNothing() {
        OutgoingMessage request = peers.sent("a");
        only(peers.serverSends(new MsgsStateInfo(request.messageId(), new byte[] {1})), AnswerUnmatched.class);
        only(peers.serverSends(peers.answer(request, new Echo("a").resultBytes())), AnswerReceived.class);
    }

    @Test
    void anAnswerToNothingChangesNothing() {
        OutgoingMessage request = peers.sent("a");
        byte[] answer = new RpcResult(0, new Echo("a").resultBytes()).toByteArray();
        assertThat(only(peers.serverSends(peers.message(answer, true)), AnswerUnmatched.class))
                .isNotNull();
        assertThat(peers.client.timeOffset()).isZero();
        only(peers.serverSends(peers.answer(request, new Echo("a").resultBytes())), AnswerReceived.class);
    }

    @Test
    void aCallWhoseStateIsToldTwiceEndsOnce() {
        OutgoingMessage request = peers.sent("a");
        LongVector twice = LongVector.of(request.messageId(), request.messageId());
        only(peers.serverSends(new MsgsAllInfo(twice, new byte[] {1, 1})), OutcomeUnknown.class);
    }

    /** Its id would be that of a new message there, and the server would execute it beside the first copy. */
    @Test
    void aCallOfASessionThatWasGivenUpDoesNotGoOutUnderItsIdInTheNext() {
        OutgoingMessage asked = peers.sent("asked for again");
        OutgoingMessage copied = peers.sent("two copies");
        peers.client.outbox.repeat(copied);
        peers.packet();
        OutgoingMessage rejected = peers.sent("rejected");
        OutgoingMessage queued = peers.sent("about to be repeated");
        peers.client.outbox.repeat(queued);
        List<SessionEvent> replaced = peers.serverSends(new BadMsgNotification(rejected.messageId(), 7, 32));
        assertThat(only(replaced, OutcomeUnknown.class).request()).isSameAs(queued);
        peers.serverSends(new MsgResendReq(LongVector.of(asked.messageId())));
        only(peers.serverSends(new BadServerSalt(copied.messageId(), 3, 48, 7)), OutcomeUnknown.class);
        List<Message> sent = Peers.messages(peers.packet());
        assertThat(sent)
                .extracting(Message::messageId)
                .contains(rejected.messageId())
                .doesNotContain(asked.messageId(), copied.messageId(), queued.messageId());
    }

    @Test
    void randomBodiesUnderEveryServiceConstructor() {
        int[] constructors = {
            0x73f1f8dc, 0xe06046b2, 0x3072cfa1, 0xf35c6d01, 0x2144ca19, 0x62d6b459, 0xa7eff811, 0xedab447b, 0xda69fb52,
            0x04deb57d, 0x8cc0d131, 0x276d3ec6, 0x809db6df, 0x7d861a08, 0xae500895, 0x347773c5, 0xe22045fc, 0x62d350c9,
            0x9ec20908, 0x9299359f, 0xf660e1d4, 0x0a9f2259, 0xea109b13
        };
        Random random = new Random(20_261_122);
        for (int i = 0; i < 20_000; i++) {
            if (i % 10 == 0) {
                peers.client.request(new Echo("call").toByteArray()).attach("caller");
                peers.client.nextPacket(peers.now);
            }
            byte[] body = new byte[4 * (1 + random.nextInt(20))];
            random.nextBytes(body);
            int id = constructors[random.nextInt(constructors.length)];
            TlWriter writer = new TlWriter();
            writer.writeInt(id);
            writer.writeRaw(body, 4, body.length - 4);
            assertThat(peers.serverSends(peers.message(writer.toByteArray(), random.nextBoolean())))
                    .isNotNull();
            while (peers.client.nextPacket(peers.now).isPresent()) {
                // whatever it answers
            }
        }
        assertThat(peers.client.outbox.awaiting()).hasSizeLessThan(25_000);
    }

    @Test
    void whatIsNotAuthenticEndsInOurException() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] packet = new byte[random.nextInt(200)];
            random.nextBytes(packet);
            assertThatThrownBy(() -> peers.client.receive(packet, peers.now))
                    .isInstanceOf(InvalidMessageException.class);
        }
    }

    @Test
    void aServerSurvivesTheSame() {
        ServerMtprotoSession server = peers.server(peers.salts());
        Random random = new Random(2);
        ClientMtprotoSession attacker = new ClientMtprotoSession(peers.clientCipher(), Peers.options());
        assertThat(attacker.id()).isEqualTo(server.id());
        for (int i = 0; i < 5000; i++) {
            byte[] body = new byte[4 * (1 + random.nextInt(20))];
            random.nextBytes(body);
            int[] constructors = {
                0x73f1f8dc,
                0xe06046b2,
                0x3072cfa1,
                0x62d6b459,
                0xda69fb52,
                0x04deb57d,
                0x8cc0d131,
                0x7d861a08,
                0x58e4a740,
                0xb921bd04,
                0x7abe77ec,
                0xf3427b8c,
                0xe7512126,
                0x9299359f,
                0xd1435160
            };
            TlWriter writer = new TlWriter();
            writer.writeInt(constructors[random.nextInt(constructors.length)]);
            writer.writeRaw(body, 4, body.length - 4);
            attacker.query(writer.toByteArray());
            assertThat(server.receive(attacker.nextPacket(peers.now).orElseThrow(), peers.now))
                    .isNotNull();
            while (server.nextPacket(peers.now).isPresent()) {
                // whatever it answers
            }
        }
    }
}
