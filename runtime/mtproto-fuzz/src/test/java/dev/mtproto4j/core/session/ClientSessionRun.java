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
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.NullMarked;

/** One conversation of a client's session, and what has to hold after each step of it. */
@NullMarked
final class ClientSessionRun {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SALT = 7;
    /** Salts are known for 128 intervals, and one more that a server named. */
    private static final int MAX_SALTS = 129;

    private final ClientMtprotoSession client;
    private final SentPackets sent = new SentPackets(Side.CLIENT);
    private final CallEnds calls = new CallEnds();
    private LongConsumer learner = id -> {};
    private Instant now = START;
    /** Queries of the protocol itself that may be unanswered: a few with each step. */
    private int queries = 1;

    ClientSessionRun(boolean clockKnown) {
        client = new ClientMtprotoSession(
                new MessageCipher(new AuthKey(new byte[AuthKey.BYTES]), Side.CLIENT, new SeededRandom(1)),
                SessionOptions.of(new SeededRandom(2))
                        .withSalts(SALT, List.of())
                        .withTime(Duration.ZERO, clockKnown));
    }

    HostilePeer facing(FuzzedDataProvider data) {
        HostilePeer server = new HostilePeer(data, Side.SERVER, now);
        learner = server::learn;
        return server;
    }

    void call(byte[] body, boolean idempotent) {
        calls.made(client.request(body).idempotent(idempotent));
    }

    /** A body as it is after decryption. */
    void receive(byte[] body) {
        queries++;
        byte[] words = Arrays.copyOf(body, body.length / 4 * 4);
        long id = MessageId.of(now, MessageId.Kind.SERVER_RESPONSE);
        calls.heard(client.accept(new EncryptedMessage(SALT, client.id(), id, 1, words), now));
    }

    void step(HostilePeer server, FuzzedDataProvider data) {
        queries += 2;
        switch (data.consumeInt(0, 15)) {
            case 0, 1 -> call(data);
            case 2 -> cancel(data);
            case 3 -> {
                client.transportLost();
                client.quickAcknowledged(data.consumeInt());
            }
            case 4 -> {
                client.transportLost();
                calls.heard(client.transportOpened(now));
            }
            case 5 -> client.nothingReceived();
            case 6, 7 -> {
                now = now.plus(server.pause());
                server.setTime(now);
            }
            default -> calls.heard(client.accept(server.packet(SALT, client.id()), now));
        }
        if (data.consumeInt(0, 3) != 0) {
            drain();
        }
        assertThat(client.knownSalts()).hasSizeLessThanOrEqualTo(MAX_SALTS);
    }

    private void call(FuzzedDataProvider data) {
        byte[] body = new byte[data.pickValue(new int[] {4, 40, 1200})];
        List<OutgoingMessage> earlier = calls.calls();
        boolean after = !earlier.isEmpty() && data.consumeInt(0, 3) == 0;
        OutgoingMessage call = after ? client.request(body, List.of(data.pickValue(earlier))) : client.request(body);
        calls.made(call.idempotent(data.consumeBoolean()).withQuickAck(data.consumeBoolean()));
    }

    private void cancel(FuzzedDataProvider data) {
        if (!calls.calls().isEmpty()) {
            OutgoingMessage call = data.pickValue(calls.calls());
            if (calls.giveUp(call)) {
                client.cancel(call);
            }
        }
    }

    /** Everything that wants to go out goes out; what is kept then is open calls and a few queries. */
    void drain() {
        sent.drain(client, now, learner);
        assertThat(client.pendingMessages()).isLessThanOrEqualTo(calls.open() + queries);
    }

    void end() {
        calls.nothingIsLost(client.abandon());
        assertThat(client.pendingMessages()).isZero();
    }
}
