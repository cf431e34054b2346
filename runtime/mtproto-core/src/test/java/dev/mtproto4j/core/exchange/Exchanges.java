package dev.mtproto4j.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.message.PlainMessage;
import dev.mtproto4j.tl.TlObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Runs the two sides of an exchange against each other in memory. */
final class Exchanges {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /** The two results. */
    record Outcome(KeyExchangeResult client, KeyExchangeResult server) {}

    private Exchanges() {}

    static ServerKeyExchangeOptions.Builder serverOptions() {
        return ServerKeyExchangeOptions.builder(List.of(TestKeys.FIRST), FixedRandom.seeded(21));
    }

    static ClientKeyExchangeOptions clientOptions(long seed) {
        return ClientKeyExchangeOptions.permanent(
                List.of(TestKeys.FIRST.publicKey()), DcNumber.of(2), FixedRandom.seeded(seed));
    }

    /** Until the client is done; the client's clock may differ. */
    static Outcome run(ClientKeyExchange client, ServerKeyExchange server, Instant clientNow) {
        byte[] fromClient = client.start(clientNow);
        KeyExchangeResult onServer = null;
        while (true) {
            ExchangeStep answer = server.receive(fromClient, NOW);
            if (answer instanceof ExchangeStep.Completed completed) {
                onServer = completed.result();
            }
            ExchangeStep next = client.receive(Objects.requireNonNull(answer.packet()), clientNow);
            if (next instanceof ExchangeStep.Completed completed) {
                return new Outcome(completed.result(), Objects.requireNonNull(onServer));
            }
            fromClient = Objects.requireNonNull(next.packet());
        }
    }

    /** What is called ends with this reason. */
    static void refused(ThrowingCallable call, HandshakeFailure reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HandshakeException.class, e -> assertThat(e.failure()).isEqualTo(reason));
    }

    static byte[] packet(TlObject object) {
        return new PlainMessage(4, object.toByteArray()).toByteArray();
    }

    static byte[] packet(ExchangeStep step) {
        return Objects.requireNonNull(step.packet());
    }
}
