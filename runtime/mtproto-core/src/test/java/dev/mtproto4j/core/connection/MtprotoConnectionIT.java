package dev.mtproto4j.core.connection;

import static dev.mtproto4j.core.connection.Loopback.get;
import static dev.mtproto4j.core.connection.Loopback.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.ConnectionLostException;
import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.RequestQueueFullException;
import dev.mtproto4j.core.RequestTimeoutException;
import dev.mtproto4j.core.connection.server.ServerConnection;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.core.rpc.CallOptions;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.TransportException;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.mtproto.method.GetFutureSalts;
import dev.mtproto4j.tl.RpcException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection against a server on the loopback address: real sockets, real key exchange. */
class MtprotoConnectionIT {

    /** Both sides have the same clock; between the looks of the one and of the other, threads take turns. */
    private static final Duration WHAT_A_BUSY_MACHINE_ADDS = Duration.ofMinutes(1);

    private final Loopback loopback = new Loopback();

    @AfterEach
    void close() {
        loopback.close();
    }

    static Stream<Transport> transports() {
        Stream<Transport> tcp = Stream.of(Framing.values())
                .flatMap(framing -> framing == Framing.FULL
                        ? Stream.of(Transport.plain(framing))
                        : Stream.of(Transport.plain(framing), Transport.obfuscated(framing)));
        return Stream.concat(tcp, Stream.of(Transport.webSocket(Framing.INTERMEDIATE)));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void exchangesAKeyAndCallsOverEveryTransport(Transport transport) {
        try (MtprotoConnection connection = get(
                MtprotoConnection.open(loopback.options().transport(transport).build()))) {
            assertThat(get(connection.send(new Echo("hello")))).isEqualTo("hello");
            assertThat(get(connection.ping())).isPositive();
            String large = "0123456789".repeat(100_000);
            assertThat(get(connection.send(new Echo(large)))).isEqualTo(large);
            assertThat(connection.timeOffset().abs()).isLessThan(WHAT_A_BUSY_MACHINE_ADDS);
        }
        assertThat(loopback.executions("hello")).isEqualTo(1);
    }

    @Test
    void givesTheServersErrorWithItsCodeAndMethod() {
        try (MtprotoConnection connection = loopback.connect()) {
            assertThatThrownBy(() -> get(connection.send(new Echo("fail FLOOD_WAIT_3"))))
                    .isInstanceOfSatisfying(RpcException.class, e -> {
                        assertThat(e.code()).isEqualTo(420);
                        assertThat(e.type()).isEqualTo("FLOOD_WAIT_%d");
                        assertThat(e.method()).isEqualTo("test.echo");
                    });
        }
    }

    @Test
    void answersAThousandCallsAtOnce() {
        try (MtprotoConnection connection = loopback.connect()) {
            List<CompletableFuture<String>> calls = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                calls.add(connection.send(new Echo("call " + i)));
            }
            for (int i = 0; i < 1000; i++) {
                assertThat(get(calls.get(i))).isEqualTo("call " + i);
            }
            assertThat(connection.pendingRequests()).isZero();
        }
    }

    @Test
    void resumesWithTheStoredKeyWithoutAnExchange() {
        AuthKeyState stored;
        try (MtprotoConnection first = loopback.connect()) {
            get(first.send(new Echo("first")));
            stored = first.authKeyState();
        }
        CollectingListener listener = new CollectingListener();
        try (MtprotoConnection second = get(MtprotoConnection.open(
                loopback.options().authKeyState(stored).listener(listener).build()))) {
            assertThat(get(second.send(new Echo("second")))).isEqualTo("second");
            assertThat(second.authKey()).isEqualTo(stored.authKey());
            assertThat(listener.created).isEmpty();
        }
    }

    @Test
    void correctsAWrongSaltAndClock() {
        AuthKeyState stored;
        try (MtprotoConnection first = loopback.connect()) {
            stored = first.authKeyState();
        }
        try (MtprotoConnection second = get(MtprotoConnection.open(loopback.options()
                .authKey(stored.authKey())
                .salt(1)
                .timeOffset(Duration.ofHours(-3))
                .build()))) {
            assertThat(get(second.send(new Echo("skewed")))).isEqualTo("skewed");
            assertThat(second.timeOffset().abs()).isLessThan(WHAT_A_BUSY_MACHINE_ADDS);
            assertThat(second.salt()).isNotEqualTo(1);
        }
        try (MtprotoConnection third = get(MtprotoConnection.open(loopback.options()
                .authKey(stored.authKey())
                .timeOffset(Duration.ofHours(3))
                .build()))) {
            assertThat(get(third.send(new Echo("ahead")))).isEqualTo("ahead");
        }
    }

    @Test
    void goesOnAfterACutInTheMiddleOfACall() {
        try (MtprotoConnection connection = loopback.connect()) {
            CompletableFuture<String> call = connection.send(new Echo("hold this"));
            Loopback.Held held = take(loopback.held);
            loopback.server.closeConnections();
            held.answer();
            assertThat(get(call)).isEqualTo("hold this");
            assertThat(loopback.executions("hold this")).isEqualTo(1);
            assertThat(get(connection.send(new Echo("after")))).isEqualTo("after");
        }
    }

    @Test
    void tellsThatTheOutcomeIsUnknownWhenTheServerForgotTheSession() {
        try (MtprotoConnection connection = loopback.connect()) {
            CompletableFuture<String> call = connection.send(new Echo("hold"));
            CompletableFuture<String> reading =
                    connection.send(new Echo("hold reading"), CallOptions.DEFAULT.asIdempotent());
            take(loopback.held);
            take(loopback.held);
            loopback.server.forgetSessions();
            loopback.server.closeConnections();
            assertThatThrownBy(() -> get(call))
                    .isInstanceOfSatisfying(
                            ConnectionLostException.class,
                            e -> assertThat(e.safeToRetry()).isFalse());
            Loopback.Held repeated = take(loopback.held);
            assertThat(repeated.text()).isEqualTo("hold reading");
            repeated.answer();
            assertThat(get(reading)).isEqualTo("hold reading");
        }
    }

    @Test
    void noticesAHalfOpenConnection() {
        try (MtprotoConnection connection = get(MtprotoConnection.open(
                loopback.options().pongTimeout(Duration.ofMillis(200)).build()))) {
            get(connection.send(new Echo("warm")));
            loopback.server.connections().forEach(ServerConnection::goSilent);
            assertThat(get(connection.send(new Echo("through")))).isEqualTo("through");
            assertThat(loopback.executions("through")).isEqualTo(1);
        }
    }

    @Test
    void repeatsAfterAWrongSaltAndADuplicatedAnswer() {
        try (MtprotoConnection connection = loopback.connect()) {
            get(connection.send(new Echo("one")));
            ServerSession session = take(loopback.created);
            session.faults().rotateSalt();
            assertThat(get(connection.send(new Echo("two")))).isEqualTo("two");
            session.faults().duplicateNextAnswer();
            assertThat(get(connection.send(new Echo("three")))).isEqualTo("three");
            assertThat(get(connection.send(new Echo("four")))).isEqualTo("four");
            assertThat(loopback.executions("two")).isEqualTo(1);
        }
    }

    @Test
    void getsALostAnswerAfterTheNextConnection() {
        try (MtprotoConnection connection = get(MtprotoConnection.open(
                loopback.options().answerPatience(Duration.ofHours(1)).build()))) {
            get(connection.send(new Echo("one")));
            take(loopback.created).faults().loseNextAnswer();
            CompletableFuture<String> call = connection.send(new Echo("lost"));
            assertThat(get(connection.send(new Echo("not lost")))).isEqualTo("not lost");
            assertThat(call).isNotDone();
            loopback.server.closeConnections();
            assertThat(get(call)).isEqualTo("lost");
            assertThat(loopback.executions("lost")).isEqualTo(1);
        }
    }

    @Test
    void fetchesALostAnswerOnALivingConnection() {
        try (MtprotoConnection connection = get(MtprotoConnection.open(
                loopback.options().answerPatience(Duration.ofMillis(200)).build()))) {
            get(connection.send(new Echo("one")));
            ServerSession session = take(loopback.created);
            ServerConnection over = session.connection().orElseThrow();
            session.faults().loseNextAnswer();
            assertThat(get(connection.send(new Echo("lost")))).isEqualTo("lost");
            assertThat(loopback.executions("lost")).isEqualTo(1);
            assertThat(session.connection()).contains(over);
        }
    }

    @Test
    void aServerThatOnceDeniesTheKeyIsAskedAgain() {
        try (MtprotoConnection connection = loopback.connect()) {
            CompletableFuture<String> call = connection.send(new Echo("hold this"));
            Loopback.Held held = take(loopback.held);
            loopback.server.connections().forEach(open -> open.sendTransportError(-404));
            assertThat(get(connection.send(new Echo("after")))).isEqualTo("after");
            held.answer();
            assertThat(get(call)).isEqualTo("hold this");
            assertThat(loopback.executions("hold this")).isEqualTo(1);
        }
    }

    @Test
    void timesOutAndTellsTheServer() {
        try (MtprotoConnection connection = loopback.connect()) {
            CompletableFuture<String> call =
                    connection.send(new Echo("hold"), CallOptions.DEFAULT.withTimeout(Duration.ofMillis(300)));
            Loopback.Held held = take(loopback.held);
            assertThatThrownBy(() -> get(call))
                    .isInstanceOfSatisfying(
                            RequestTimeoutException.class,
                            e -> assertThat(e.safeToRetry()).isFalse());
            assertThat(take(loopback.dropped)).isEqualTo(held.request().msgId());
            assertThat(connection.pendingRequests()).isZero();
        }
    }

    @Test
    void cancellingDropsTheAnswer() {
        try (MtprotoConnection connection = loopback.connect()) {
            CompletableFuture<String> call = connection.send(new Echo("hold"));
            Loopback.Held held = take(loopback.held);
            call.cancel(false);
            assertThat(take(loopback.dropped)).isEqualTo(held.request().msgId());
            assertThat(held.session().reply(held.request().msgId(), new Echo("late").resultBytes()))
                    .isFalse();
        }
    }

    @Test
    void refusesMoreCallsThanItsQueueHolds() {
        try (MtprotoConnection connection = get(
                MtprotoConnection.open(loopback.options().maxPendingRequests(2).build()))) {
            List<CompletableFuture<String>> pending =
                    List.of(connection.send(new Echo("hold 1")), connection.send(new Echo("hold 2")));
            assertThatThrownBy(() -> get(connection.send(new Echo("3")))).isInstanceOf(RequestQueueFullException.class);
            assertThat(pending).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void closesGracefullyAfterThePendingCalls() {
        MtprotoConnection connection = loopback.connect();
        CompletableFuture<String> call = connection.send(new Echo("hold"));
        Loopback.Held held = take(loopback.held);
        CompletableFuture<Void> closed = connection.closeGracefully(Duration.ofSeconds(20));
        assertThatThrownBy(() -> get(connection.send(new Echo("late"))))
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        e -> assertThat(e.safeToRetry()).isTrue());
        assertThat(closed).isNotDone();
        held.answer();
        assertThat(get(call)).isEqualTo("hold");
        get(closed);
        assertThat(connection.state()).isEqualTo(ConnectionState.CLOSED);
    }

    @Test
    void closingFailsWhatIsPending() {
        MtprotoConnection connection = loopback.connect();
        CompletableFuture<String> call = connection.send(new Echo("hold"));
        take(loopback.held);
        connection.close();
        assertThatThrownBy(() -> get(call))
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        e -> assertThat(e.safeToRetry()).isFalse());
    }

    @Test
    void endsWhenTheServerDoesNotKnowTheKey() {
        byte[] unknown = new byte[256];
        unknown[0] = 1;
        CompletableFuture<MtprotoConnection> opening = MtprotoConnection.open(
                loopback.options().authKey(new AuthKey(unknown)).build());
        assertThatThrownBy(() -> get(opening))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.code()).isEqualTo(-404));
    }

    @Test
    void makesANewKeyWhenAllowed() {
        byte[] unknown = new byte[256];
        unknown[0] = 1;
        CollectingListener listener = new CollectingListener();
        try (MtprotoConnection connection = get(MtprotoConnection.open(loopback.options()
                .authKey(new AuthKey(unknown))
                .allowNewAuthKey(true)
                .listener(listener)
                .build()))) {
            assertThat(get(connection.send(new Echo("new key")))).isEqualTo("new key");
            assertThat(take(listener.created).authKey()).isEqualTo(connection.authKey());
        }
    }

    @Test
    void triesTheNextAddress() throws Exception {
        try (Socket taken = Loopback.takenPort()) {
            InetSocketAddress nobody = (InetSocketAddress) taken.getLocalSocketAddress();
            List<InetSocketAddress> addresses = List.of(nobody, loopback.server.address());
            try (MtprotoConnection connection = get(MtprotoConnection.open(
                    loopback.options().addresses(addresses).build()))) {
                assertThat(get(connection.send(new Echo("second address")))).isEqualTo("second address");
            }
            assertThatThrownBy(() -> get(MtprotoConnection.open(
                            loopback.options().addresses(List.of(nobody)).build())))
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageContaining(String.valueOf(nobody.getPort()));
        }
    }

    @Test
    void answersServiceMethodsAsCalls() {
        try (MtprotoConnection connection = loopback.connect()) {
            assertThat(get(connection.send(new GetFutureSalts(3))).salts()).hasSize(3);
        }
    }
}
