package dev.mtproto4j.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.MessageId;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.fuzz.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.NullMarked;

/** One conversation of a server's session, and what has to hold after each step of it. */
@NullMarked
final class ServerSessionRun {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SESSION = 11;
    private static final long SALT = 7;

    private final RotatingSalts salts = new RotatingSalts(new byte[32], Duration.ofMinutes(30), SALT, START);
    private final ServerMtprotoSession server = new ServerMtprotoSession(
            new MessageCipher(new AuthKey(new byte[AuthKey.BYTES]), Side.SERVER, new SeededRandom(1)),
            SESSION,
            salts,
            SessionOptions.of(new SeededRandom(2)).withAcks(Duration.ofMillis(500), 16));
    private final SentPackets sent = new SentPackets(Side.SERVER);
    private final Set<Long> executed = new HashSet<>();
    private final List<Long> running = new ArrayList<>();
    private LongConsumer learner = id -> {};
    private Instant now = START;
    /** What the client has been given a reason to acknowledge: a bound on what is kept for it. */
    private int deliveries;

    HostilePeer facing(FuzzedDataProvider data) {
        HostilePeer client = new HostilePeer(data, Side.CLIENT, now);
        learner = client::learn;
        return client;
    }

    void receive(byte[] body) {
        byte[] words = Arrays.copyOf(body, body.length / 4 * 4);
        accept(new EncryptedMessage(SALT, SESSION, MessageId.of(now, MessageId.Kind.CLIENT), 1, words));
    }

    void step(HostilePeer client, FuzzedDataProvider data) {
        switch (data.consumeInt(0, 15)) {
            case 0, 1, 2 -> reply(data);
            case 3 -> {
                server.push(new byte[data.pickValue(new int[] {4, 40, 1200})]);
                deliveries++;
            }
            case 4 -> server.transportOpened();
            case 5, 6 -> {
                now = now.plus(client.pause());
                client.setTime(now);
            }
            case 7 -> salts.rotate();
            default -> accept(client.packet(salts.current(now), SESSION));
        }
        if (data.consumeInt(0, 3) != 0) {
            drain();
        }
    }

    private void accept(EncryptedMessage packet) {
        for (SessionEvent event : server.accept(packet, now)) {
            if (event instanceof SessionEvent.RequestReceived request) {
                long id = request.messageId();
                assertThat(executed.add(id)).as("%x is executed once", id).isTrue();
                running.add(id);
            } else if (event instanceof SessionEvent.AnswerDropped dropped) {
                running.remove(dropped.requestMessageId());
            }
            assertThat(event.toString()).isNotBlank();
        }
        // An answer to each message that can be read as a query or cannot be read, and the notice of the session.
        deliveries += 2 + 16 + packet.body().length / 16;
    }

    private void reply(FuzzedDataProvider data) {
        if (!running.isEmpty()) {
            long id = running.remove(data.consumeInt(0, running.size() - 1));
            byte[] result = new byte[data.pickValue(new int[] {4, 40, 1200})];
            assertThat(server.reply(id, result)).as("the answer of %x", id).isTrue();
            assertThat(server.reply(id, result)).as("another answer of %x", id).isFalse();
            deliveries++;
        }
    }

    /** Everything that wants to go out goes out; what is kept then is what the client has not acknowledged. */
    void drain() {
        sent.drain(server, now, learner);
        assertThat(server.pendingMessages()).isLessThanOrEqualTo(deliveries);
    }
}
