package dev.mtproto4j.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.Vectors;
import dev.mtproto4j.core.message.InvalidMessageException;
import dev.mtproto4j.core.message.SeqNo;
import dev.mtproto4j.core.session.SessionEvent.DropReason;
import dev.mtproto4j.core.session.SessionEvent.PacketDropped;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Encrypted packets, replay sequences and numberings with known outcomes. */
class SessionVectorsTest {

    private static final JsonNode VECTORS = Vectors.load("messages.json");

    private static final Map<String, DropReason> DROPS = Map.of(
            "even msg_id", DropReason.WRONG_PARITY,
            "time", DropReason.OUTSIDE_TIME_WINDOW,
            "session", DropReason.WRONG_SESSION);

    @TestFactory
    Stream<DynamicTest> packetsOfAServer() {
        return Vectors.each(VECTORS.path("constructed"))
                .filter(vector -> vector.has("reference_result"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> receive(vector)));
    }

    private static void receive(JsonNode vector) {
        ClientMtprotoSession session = new ClientMtprotoSession(
                new MessageCipher(new AuthKey(Vectors.bytes(vector, "auth_key")), Side.CLIENT, FixedRandom.seeded(1)),
                SessionOptions.of(sessionIds(vector.path("session_id").asLong()))
                        .withTime(Duration.ZERO, true));
        assertThat(session.id()).isEqualTo(vector.path("session_id").asLong());
        Instant now = Instant.ofEpochSecond(vector.path("server_time").asLong());
        byte[] packet = Vectors.bytes(vector, "packet");
        String result = vector.path("reference_result").asText();
        if (result.equals("accept")) {
            assertThat(Peers.all(session.receive(packet, now), PacketDropped.class))
                    .isEmpty();
            assertThat(Peers.only(session.receive(packet, now), PacketDropped.class)
                            .reason())
                    .isEqualTo(DropReason.DUPLICATE);
        } else if (DROPS.containsKey(result)) {
            List<SessionEvent> events = session.receive(packet, now);
            assertThat(events).hasSize(1);
            assertThat(Peers.only(events, PacketDropped.class).reason()).isEqualTo(DROPS.get(result));
        } else {
            assertThatThrownBy(() -> session.receive(packet, now)).isInstanceOf(InvalidMessageException.class);
        }
    }

    private static FixedRandom sessionIds(long first) {
        return FixedRandom.of(ByteBuffer.allocate(8).putLong(first).array());
    }

    @Test
    void acknowledgesOnlyTheOddMessageOfTheContainer() {
        JsonNode vector = Vectors.byId(VECTORS.path("constructed"), "container-2");
        ClientMtprotoSession session = new ClientMtprotoSession(
                new MessageCipher(new AuthKey(Vectors.bytes(vector, "auth_key")), Side.CLIENT, FixedRandom.seeded(1)),
                SessionOptions.of(sessionIds(vector.path("session_id").asLong())));
        session.receive(
                Vectors.bytes(vector, "packet"),
                Instant.ofEpochSecond(vector.path("server_time").asLong()));
        assertThat(session.acks.take()).hasSize(1);
    }

    @TestFactory
    Stream<DynamicTest> replays() {
        return Vectors.each(VECTORS.path("seen_ids"))
                .filter(vector -> vector.has("add"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> {
                    ReplayGuard guard = new ReplayGuard(vector.path("capacity").asInt());
                    for (int i = 0; i < vector.path("add").size(); i++) {
                        assertThat(guard.accept(vector.path("add").get(i).asLong()))
                                .as("id number " + i)
                                .isEqualTo(vector.path("expect").get(i).asBoolean());
                    }
                }));
    }

    @Test
    void replaysBelowTheFloorOfAFullGuard() {
        ReplayGuard guard = new ReplayGuard(1000);
        assertThat(LongStream.rangeClosed(1, 1000).map(i -> 10 * i).allMatch(guard::accept))
                .isTrue();
        assertThat(guard.accept(5)).isFalse();
        assertThat(guard.accept(100_000)).isTrue();
        assertThat(guard.contains(10)).isFalse();
        assertThat(guard.accept(5)).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> numberings() {
        return Vectors.each(VECTORS.path("seqno"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> {
                    SeqNo seqNo = new SeqNo();
                    SequenceCheck check = new SequenceCheck();
                    for (int i = 0; i < vector.path("seqno").size(); i++) {
                        int next =
                                seqNo.next(vector.path("content_related").get(i).asBoolean());
                        assertThat(next).isEqualTo(vector.path("seqno").get(i).asInt());
                        assertThat(check.check(i, next)).isZero();
                        check.add(i, next);
                    }
                }));
    }
}
