package dev.mtproto4j.core.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.ConnectionLostException;
import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.RejectedMessageException;
import dev.mtproto4j.core.RequestQueueFullException;
import dev.mtproto4j.core.RequestTimeoutException;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.MessageId;
import dev.mtproto4j.core.message.RpcResult;
import dev.mtproto4j.core.observe.ConnectionTelemetry;
import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.OutgoingMessage;
import dev.mtproto4j.core.session.SessionEvent;
import dev.mtproto4j.core.session.SessionOptions;
import dev.mtproto4j.core.transport.TransportCodec;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.mtproto.method.DestroySession;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import dev.mtproto4j.tl.UnexpectedConstructorException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** How calls end. Timers fire when the test says so. */
class RpcEngineTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    private record Timer(Duration delay, Runnable task) {}

    private final List<Timer> timers = new ArrayList<>();
    private final MessageCipher serverCipher =
            new MessageCipher(new AuthKey(new byte[256]), Side.SERVER, FixedRandom.seeded(3));
    private int answers;
    private final ClientMtprotoSession session = new ClientMtprotoSession(
            new MessageCipher(new AuthKey(new byte[256]), Side.CLIENT, FixedRandom.seeded(1)),
            SessionOptions.of(FixedRandom.seeded(2)).withoutFutureSalts());
    private final RpcEngine engine =
            new RpcEngine(Runnable::run, this::after, Duration.ofSeconds(60), 3, ConnectionTelemetry.SILENT);

    RpcEngineTest() {
        engine.use(session);
    }

    private CallTimer.Running after(Duration delay, Runnable task) {
        Timer timer = new Timer(delay, task);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    private PendingRequest<String> call(String text) {
        PendingRequest<String> request = engine.create(new Echo(text), CallOptions.DEFAULT);
        engine.start(request);
        engine.enqueue(request);
        return request;
    }

    private void send() {
        assertThat(session.nextPacket(NOW)).isPresent();
    }

    private static OutgoingMessage message(PendingRequest<?> request) {
        OutgoingMessage message = request.message;
        if (message == null) {
            throw new AssertionError("not queued");
        }
        return message;
    }

    private static Throwable failure(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        try {
            Object value = future.get();
            throw new AssertionError("a value: " + value);
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** It would be sent by no transport, and closed every connection that tried. */
    @Test
    void aCallThatNoPacketCarriesIsRefusedAtOnce() {
        assertThatThrownBy(() -> engine.create(new Noise("noise", (16 << 20) - (64 << 10) + 4), CallOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("noise has 16711684 bytes");
        assertThat(engine.pending()).isZero();
        PendingRequest<Boolean> largest =
                engine.create(new Noise("noise", (16 << 20) - (64 << 10)), CallOptions.DEFAULT);
        engine.enqueue(largest);
        byte[] packet = session.nextPacket(NOW).orElseThrow();
        assertThat(packet).hasSizeLessThanOrEqualTo(TransportCodec.MAX_PACKET_BYTES);
    }

    @Test
    void timeoutsSayWhetherTheCallWasSent() {
        PendingRequest<String> unsent = call("a");
        timers.get(0).task().run();
        assertThat(failure(unsent.future())).isInstanceOfSatisfying(RequestTimeoutException.class, e -> {
            assertThat(e.safeToRetry()).isTrue();
            assertThat(e.timeout()).isEqualTo(Duration.ofSeconds(60));
        });
        assertThat(session.nextPacket(NOW)).isEmpty();

        PendingRequest<String> sent = call("b");
        send();
        timers.get(timers.size() - 1).task().run();
        assertThat(failure(sent.future()))
                .isInstanceOfSatisfying(
                        RequestTimeoutException.class,
                        e -> assertThat(e.safeToRetry()).isFalse());
        assertThat(session.nextPacket(NOW)).as("rpc_drop_answer").isPresent();
        assertThat(engine.pending()).isZero();
    }

    @Test
    void theSessionInUseIsNotDestroyed() {
        PendingRequest<?> own = engine.create(new DestroySession(session.id()), CallOptions.DEFAULT);
        engine.start(own);
        engine.enqueue(own);
        assertThat(failure(own.future()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("destroy_session");
        assertThat(timers).isEmpty();
        assertThat(session.nextPacket(NOW)).isEmpty();
        engine.enqueue(engine.create(new DestroySession(session.id() + 1), CallOptions.DEFAULT));
        send();
    }

    @Test
    void theQueueIsBounded() {
        List<PendingRequest<String>> three = List.of(call("1"), call("2"), call("3"));
        assertThatThrownBy(() -> engine.create(new Echo("4"), CallOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        RequestQueueFullException.class,
                        error -> assertThat(error.safeToRetry()).isTrue())
                .hasMessage(
                        "test.echo was refused: 3 calls have not ended yet, which is the limit; it was not executed");
        engine.cancel(three.get(0));
        assertThat(call("4").isSettled()).isFalse();
    }

    @Test
    void anAnswerStopsTheTimer() {
        PendingRequest<String> request = call("a");
        send();
        assertThat(engine.handle(answer(request, new Echo("a").resultBytes()))).isTrue();
        assertThat(request.future()).isCompletedWithValue("a");
        assertThat(timers).isEmpty();
    }

    /** The event that an answer of the server causes. */
    private SessionEvent answer(PendingRequest<?> request, byte[] result) {
        long id = MessageId.of(NOW, MessageId.Kind.SERVER_RESPONSE) + 4L * answers++;
        byte[] body = new RpcResult(message(request).messageId(), result).toByteArray();
        byte[] packet = new EncryptedMessage(0, session.id(), id, 1, body).encrypt(serverCipher);
        return session.receive(packet, NOW).get(0);
    }

    @Test
    void aResultOfAnUnknownConstructorFailsThisCallOnly() {
        PendingRequest<String> request = call("a");
        PendingRequest<String> other = call("b");
        send();
        engine.handle(answer(request, new byte[] {1, 2, 3, 4}));
        assertThat(failure(request.future())).isInstanceOf(UnexpectedConstructorException.class);
        assertThat(other.future()).isNotDone();
    }

    @Test
    void rejectionAndUnknownOutcomeAreTyped() {
        PendingRequest<String> rejected = call("a");
        PendingRequest<String> unknown = call("b");
        send();
        engine.handle(new SessionEvent.RequestRejected(message(rejected), 64));
        assertThat(failure(rejected.future()))
                .isInstanceOfSatisfying(
                        RejectedMessageException.class,
                        e -> assertThat(e.code()).isEqualTo(64));
        engine.handle(new SessionEvent.OutcomeUnknown(message(unknown)));
        assertThat(failure(unknown.future()))
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        e -> assertThat(e.safeToRetry()).isFalse());
    }

    @Test
    void whatNoPacketCarriedMovesToTheNextSession() {
        PendingRequest<String> sent = call("a");
        send();
        PendingRequest<String> unsent = call("b");
        List<PendingRequest<?>> kept = engine.failAll(session.abandon(), "the session ended", null, true);
        assertThat(kept).hasSize(1).first().isSameAs(unsent);
        assertThat(failure(sent.future())).isInstanceOf(ConnectionLostException.class);
        kept.forEach(engine::enqueue);
        send();
        engine.handle(answer(unsent, new Echo("b").resultBytes()));
        assertThat(unsent.future()).isCompletedWithValue("b");
    }

    @Test
    void aMethodThatWritesNonsenseIsRefusedBeforeItIsQueued() {
        TlMethod<Boolean> broken = new Noise("test.broken", 5);
        assertThatThrownBy(() -> engine.create(broken, CallOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test.broken");
        assertThat(engine.pending()).isZero();
    }

    /** Bytes that no compression makes fewer. */
    private record Noise(String tlName, int bytes) implements TlMethod<Boolean> {

        @Override
        public int constructorId() {
            return 0x12345678;
        }

        @Override
        public void writeBareTo(TlWriter writer) {
            byte[] noise = new byte[bytes - 4];
            new Random(1).nextBytes(noise);
            writer.writeRaw(noise);
        }

        @Override
        public Boolean readResult(TlReader reader) {
            return reader.readBool();
        }

        @Override
        public void writeResult(TlWriter writer, Boolean result) {
            writer.writeBool(result);
        }
    }
}
