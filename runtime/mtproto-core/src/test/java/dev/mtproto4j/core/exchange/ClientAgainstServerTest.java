package dev.mtproto4j.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.mtproto.type.Pong;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAgainstServerTest {

    @Test
    void bothSidesGetTheSameKeyAndSalt() {
        Instant clientNow = Exchanges.NOW.minusSeconds(3600);
        Exchanges.Outcome outcome = Exchanges.run(
                new ClientKeyExchange(Exchanges.clientOptions(1)),
                new ServerKeyExchange(Exchanges.serverOptions().build()),
                clientNow);
        assertThat(outcome.client().authKey()).isEqualTo(outcome.server().authKey());
        assertThat(outcome.client().salt()).isEqualTo(outcome.server().salt());
        assertThat(outcome.client().serverTimeOffset()).isEqualTo(Duration.ofHours(1));
        assertThat(outcome.client().expiry()).isEmpty();
        assertThat(outcome.server().expiry()).isEmpty();
        assertThat(outcome.server().dc()).isEqualTo(2);
    }

    @Test
    void aTemporaryKeyEndsByTheServersClock() {
        Instant clientNow = Exchanges.NOW.plusSeconds(500);
        ClientKeyExchangeOptions options = ClientKeyExchangeOptions.temporary(
                List.of(TestKeys.FIRST.publicKey()), DcNumber.of(4), FixedRandom.seeded(2), Duration.ofDays(1));
        Exchanges.Outcome outcome = Exchanges.run(
                new ClientKeyExchange(options),
                new ServerKeyExchange(Exchanges.serverOptions().build()),
                clientNow);
        assertThat(outcome.server().expiry()).hasValue(Exchanges.NOW.plus(Duration.ofDays(1)));
        assertThat(outcome.client().expiry()).hasValue(Exchanges.NOW.plus(Duration.ofDays(1)));
        assertThat(outcome.client().authKey()).isEqualTo(outcome.server().authKey());
    }

    @Test
    void theServerChecksTheDataCentre() {
        ServerKeyExchange server = new ServerKeyExchange(
                Exchanges.serverOptions().acceptDc(dc -> dc == -10_003).build());
        ClientKeyExchangeOptions right = ClientKeyExchangeOptions.permanent(
                List.of(TestKeys.FIRST.publicKey()), new DcNumber(3, true, true), FixedRandom.seeded(3));
        assertThat(Exchanges.run(new ClientKeyExchange(right), server, Exchanges.NOW)
                        .server()
                        .dc())
                .isEqualTo(-10_003);
        assertThatThrownBy(
                        () -> Exchanges.run(new ClientKeyExchange(Exchanges.clientOptions(4)), server, Exchanges.NOW))
                .isInstanceOfSatisfying(HandshakeException.class, e -> {
                    assertThat(e.failure()).isEqualTo(HandshakeFailure.DC_MISMATCH);
                    assertThat(e.failure().transportErrorCode()).isEqualTo(-444);
                });
    }

    @Test
    void eitherSideMayHaveSeveralKeys() {
        ServerKeyExchange server = new ServerKeyExchange(
                ServerKeyExchangeOptions.builder(List.of(TestKeys.SECOND, TestKeys.FIRST), FixedRandom.seeded(5))
                        .build());
        for (var keys : List.of(
                List.of(TestKeys.FIRST.publicKey()),
                List.of(TestKeys.SECOND.publicKey()),
                List.of(TestKeys.FIRST.publicKey(), TestKeys.SECOND.publicKey()))) {
            ClientKeyExchangeOptions options =
                    ClientKeyExchangeOptions.permanent(keys, DcNumber.of(1), FixedRandom.seeded(keys.hashCode()));
            Exchanges.Outcome outcome = Exchanges.run(new ClientKeyExchange(options), server, Exchanges.NOW);
            assertThat(outcome.client().authKey()).isEqualTo(outcome.server().authKey());
        }
    }

    @Test
    void theClientStopsAtKeysThatItDoesNotTrust() {
        ServerKeyExchange server =
                new ServerKeyExchange(ServerKeyExchangeOptions.builder(List.of(TestKeys.SECOND), FixedRandom.seeded(6))
                        .build());
        Exchanges.refused(
                () -> Exchanges.run(new ClientKeyExchange(Exchanges.clientOptions(6)), server, Exchanges.NOW),
                HandshakeFailure.UNKNOWN_FINGERPRINT);
    }

    @Test
    void aKeyIdInUseMeansAnotherAttempt() {
        List<Long> asked = new ArrayList<>();
        ServerKeyExchange server = new ServerKeyExchange(Exchanges.serverOptions()
                .authKeyIdTaken(id -> {
                    asked.add(id);
                    return asked.size() < 4;
                })
                .build());
        Exchanges.Outcome outcome =
                Exchanges.run(new ClientKeyExchange(Exchanges.clientOptions(7)), server, Exchanges.NOW);
        assertThat(asked)
                .hasSize(4)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(outcome.client().authKey().id());
        assertThat(outcome.client().authKey()).isEqualTo(outcome.server().authKey());
    }

    @Test
    void afterFiveAttemptsTheServerGivesUp() {
        ServerKeyExchange server = new ServerKeyExchange(
                Exchanges.serverOptions().authKeyIdTaken(id -> true).build());
        Exchanges.refused(
                () -> Exchanges.run(new ClientKeyExchange(Exchanges.clientOptions(8)), server, Exchanges.NOW),
                HandshakeFailure.DH_GEN_FAIL);
    }

    @Test
    void theSameQueryGetsTheSameAnswer() {
        ServerKeyExchange server =
                new ServerKeyExchange(Exchanges.serverOptions().build());
        ClientKeyExchange client = new ClientKeyExchange(Exchanges.clientOptions(9));
        byte[] query = client.start(Exchanges.NOW);
        ExchangeStep step = null;
        for (int i = 0; i < 3; i++) {
            ExchangeStep answer = server.receive(query, Exchanges.NOW);
            assertThat(server.receive(query, Exchanges.NOW.plusSeconds(599))).isSameAs(answer);
            step = client.receive(Exchanges.packet(answer), Exchanges.NOW);
            if (step.packet() != null) {
                query = Exchanges.packet(step);
            }
        }
        assertThat(step).isInstanceOf(ExchangeStep.Completed.class);
    }

    @Test
    void theServerForgetsAfterTenMinutesAndWhenTooManyCome() {
        ServerKeyExchange server =
                new ServerKeyExchange(Exchanges.serverOptions().capacity(3).build());
        ClientKeyExchange client = new ClientKeyExchange(Exchanges.clientOptions(10));
        byte[] query = Exchanges.packet(client.receive(
                Exchanges.packet(server.receive(client.start(Exchanges.NOW), Exchanges.NOW)), Exchanges.NOW));
        unknown(server, query, Exchanges.NOW.plusSeconds(601));

        ClientKeyExchange oldest = new ClientKeyExchange(Exchanges.clientOptions(11));
        byte[] another = Exchanges.packet(oldest.receive(
                Exchanges.packet(server.receive(oldest.start(Exchanges.NOW), Exchanges.NOW)), Exchanges.NOW));
        for (int i = 0; i < 5; i++) {
            server.receive(new ClientKeyExchange(Exchanges.clientOptions(100 + i)).start(Exchanges.NOW), Exchanges.NOW);
            assertThat(server.size()).isLessThanOrEqualTo(3);
        }
        unknown(server, another, Exchanges.NOW);
    }

    private static void unknown(ServerKeyExchange server, byte[] query, Instant now) {
        assertThatThrownBy(() -> server.receive(query, now)).isInstanceOfSatisfying(HandshakeException.class, e -> {
            assertThat(e.failure()).isEqualTo(HandshakeFailure.UNKNOWN_EXCHANGE);
            assertThat(e.failure().transportErrorCode()).isEqualTo(-404);
        });
    }

    @Test
    void anExchangeIsForOneRun() {
        ClientKeyExchange client = new ClientKeyExchange(Exchanges.clientOptions(12));
        assertThatThrownBy(() -> client.receive(Exchanges.packet(new Pong(1, 1)), Exchanges.NOW))
                .isInstanceOf(IllegalStateException.class);
        client.start(Exchanges.NOW);
        assertThatThrownBy(() -> client.start(Exchanges.NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void optionsRefuseWhatCannotWork() {
        FixedRandom random = FixedRandom.seeded(1);
        assertThatThrownBy(() -> ClientKeyExchangeOptions.permanent(List.of(), DcNumber.of(1), random))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClientKeyExchangeOptions.temporary(
                        List.of(TestKeys.FIRST.publicKey()), DcNumber.of(1), random, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        ServerKeyExchangeOptions.builder(List.of(), random).build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
