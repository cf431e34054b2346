package dev.mtproto4j.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.MessageContainer;
import dev.mtproto4j.core.observe.ConnectionTelemetry;
import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.SessionOptions;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.netty.HttpAnswered;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.mtproto.type.HttpWait;
import dev.mtproto4j.tl.TlReader;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By HTTP, each session needs a request of its own that waits for what the server has to say to it. */
class PacketPumpTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000L);
    private static final int LONG = 25_000;

    private final Lane used = lane(1);
    private final Lane beingBound = lane(2);
    private final Lane retired = lane(3);
    private List<Lane> listeners = List.of(used);
    private final Link link =
            new Link(new NoOwner(), Transport.http(), ConnectionTelemetry.SILENT.connecting("", false));
    private final EmbeddedChannel channel = new EmbeddedChannel(link);
    private final PacketPump pump = new PacketPump(
            channel.eventLoop(),
            Clock.fixed(NOW, ZoneOffset.UTC),
            () -> List.of(used, beingBound),
            () -> listeners,
            () -> {});

    private static final class NoOwner implements Link.Owner {

        @Override
        public void opened(Link link) {}

        @Override
        public void received(Link link, Frame frame) {}

        @Override
        public void writable(Link link) {}

        @Override
        public void lost(Link link, @Nullable Throwable cause) {}
    }

    private static AuthKey key(int number) {
        byte[] bytes = new byte[AuthKey.BYTES];
        FixedRandom.seeded(number).nextBytes(bytes);
        return new AuthKey(bytes);
    }

    private static Lane lane(int number) {
        SessionOptions options = SessionOptions.of(FixedRandom.seeded(4))
                .withSalts(5, List.of())
                .withTime(Duration.ZERO, true)
                .withoutFutureSalts();
        return new Lane(
                key(number),
                new ClientMtprotoSession(new MessageCipher(key(number), Side.CLIENT, FixedRandom.seeded(3)), options));
    }

    /** For how long the next packet lets the server wait with an answer to that session, in milliseconds. */
    private int waitOf(int session) {
        Frame.Packet packet = channel.readOutbound();
        MessageCipher server = new MessageCipher(key(session), Side.SERVER, FixedRandom.seeded(2));
        EncryptedMessage message = EncryptedMessage.decrypt(server, packet.bytes());
        TlReader reader = new TlReader(message.body());
        if (reader.peekInt() == HttpWait.CONSTRUCTOR_ID) {
            return HttpWait.read(reader).maxWait();
        }
        reader.readInt();
        return MessageContainer.readBare(reader).messages().stream()
                .map(Message::body)
                .map(TlReader::new)
                .filter(body -> body.peekInt() == HttpWait.CONSTRUCTOR_ID)
                .mapToInt(body -> HttpWait.read(body).maxWait())
                .findFirst()
                .orElseThrow();
    }

    /** The requests under these keys still wait; what else was sent is answered. */
    private void answeredAllBut(int... waiting) {
        channel.pipeline()
                .fireUserEventTriggered(new HttpAnswered(IntStream.of(waiting)
                        .mapToObj(number -> key(number).id())
                        .toList()));
    }

    @BeforeEach
    void connect() {
        used.heard();
        pump.connect(link);
        pump.flush();
        assertThat(waitOf(1)).isEqualTo(LONG);
    }

    @AfterEach
    void close() {
        pump.disconnect();
        channel.finishAndReleaseAll();
    }

    @Test
    void whileARequestWaitsAnotherOneNeedNot() {
        call(used);
        assertThat(waitOf(1)).isZero();
        assertThat(channel.outboundMessages()).isEmpty();
        answeredAllBut(1);
        pump.flush();
        assertThat(channel.outboundMessages()).isEmpty();
        answeredAllBut();
        pump.flush();
        assertThat(waitOf(1)).isEqualTo(LONG);
    }

    @Test
    void theRequestThatWaitsIsNotThatOfASessionWhoseKeyIsBeingBound() {
        call(beingBound);
        assertThat(waitOf(2)).isEqualTo(LONG);
        assertThat(channel.outboundMessages()).isEmpty();
    }

    /** What the server says first may come without the answer, which then has no request to come with. */
    @Test
    void whoeverWasAskedHasARequestThatWaits() {
        listeners = List.of(used, beingBound, retired);
        call(beingBound);
        assertThat(waitOf(2)).isEqualTo(LONG);
        assertThat(waitOf(3)).isEqualTo(LONG);
        answeredAllBut(1, 3);
        pump.flush();
        assertThat(waitOf(2)).isEqualTo(LONG);
        assertThat(channel.outboundMessages()).isEmpty();
    }

    /** It could arrive first, by another connection: the server would begin the session without the first one. */
    @Test
    void nothingOvertakesTheFirstRequestOfASession() {
        call(beingBound);
        assertThat(waitOf(2)).isEqualTo(LONG);
        call(beingBound);
        assertThat(channel.outboundMessages()).isEmpty();
        beingBound.heard();
        pump.flush();
        assertThat(waitOf(2)).isZero();
    }

    private void call(Lane lane) {
        lane.session().query(new Echo("a").toByteArray());
        pump.flush();
    }
}
