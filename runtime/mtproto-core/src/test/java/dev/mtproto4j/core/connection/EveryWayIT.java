package dev.mtproto4j.core.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.core.rpc.CallOptions;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Proxy;
import dev.mtproto4j.core.transport.ProxyException;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole connections over HTTP, MTProxy secrets, quick acknowledgements, and from address to address. */
@Timeout(120)
class EveryWayIT {

    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final ProxySecret PLAIN = ProxySecret.plain(KEY);
    private static final ProxySecret PADDED =
            ProxySecret.padded("fedcba9876543210".getBytes(StandardCharsets.US_ASCII));
    private static final ProxySecret FAKE_TLS =
            ProxySecret.fakeTls("00112233aabbccdd".getBytes(StandardCharsets.US_ASCII), "example.org");

    /** Collects what the server sends of its own accord. */
    private static final class Updates implements ConnectionListener {

        private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();

        @Override
        public void onUpdate(MtprotoConnection connection, byte[] body) {
            received.add(body);
        }
    }

    @Test
    void httpCarriesCallsUpdatesAndSurvivesCuts() {
        Updates updates = new Updates();
        try (Loopback loopback = new Loopback();
                MtprotoConnection connection = Loopback.get(MtprotoConnection.open(loopback.options()
                        .transport(Transport.http())
                        .listener(updates)
                        .build()))) {
            assertThat(Loopback.get(connection.send(new Echo("first")))).isEqualTo("first");
            ServerSession session = Loopback.take(loopback.created);

            List<CompletableFuture<String>> many = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                many.add(connection.send(new Echo("call " + i)));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(Loopback.get(many.get(i))).isEqualTo("call " + i);
                assertThat(loopback.executions("call " + i)).isEqualTo(1);
            }
            String large = "x".repeat(300_000);
            assertThat(Loopback.get(connection.send(new Echo(large)))).isEqualTo(large);

            // Nothing is asked now: each update comes as the answer of the request that waits. Without one, it would
            // wait
            // for the next acknowledgement, 10 s each time.
            byte[] update = new Echo("news").resultBytes();
            for (int i = 0; i < 15; i++) {
                session.push(update);
                assertThat(Loopback.take(updates.received)).isEqualTo(update);
            }

            // A call that takes long does not keep others from going on.
            CompletableFuture<String> held = connection.send(new Echo("hold"));
            Loopback.Held waiting = Loopback.take(loopback.held);
            assertThat(Loopback.get(connection.send(new Echo("meanwhile")))).isEqualTo("meanwhile");
            waiting.answer();
            assertThat(Loopback.get(held)).isEqualTo("hold");

            loopback.server.closeConnections();
            assertThat(Loopback.get(connection.send(new Echo("after the cut")))).isEqualTo("after the cut");
            session.push(update);
            assertThat(Loopback.take(updates.received)).isEqualTo(update);
        }
    }

    @Test
    void anUnknownKeyIsAnErrorOfHttpToo() {
        AuthKeyState foreign;
        try (Loopback other = new Loopback();
                MtprotoConnection connection = other.connect()) {
            foreign = connection.authKeyState();
        }
        try (Loopback loopback = new Loopback()) {
            ConnectionOptions options = loopback.options()
                    .transport(Transport.http())
                    .authKeyState(foreign)
                    .build();
            assertThatThrownBy(() -> Loopback.get(MtprotoConnection.open(options)))
                    .isInstanceOf(MtprotoException.class)
                    .hasMessageContaining("-404");
        }
    }

    static Stream<ProxySecret> secrets() {
        return Stream.of(PLAIN, PADDED, FAKE_TLS);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aServerTakesTheClientsOfAnMtproxy(ProxySecret secret) {
        try (Loopback loopback = new Loopback(List.of(PLAIN, PADDED, FAKE_TLS));
                MtprotoConnection connection = Loopback.get(MtprotoConnection.open(loopback.options()
                        .proxy(Proxy.mtproxy("127.0.0.1", loopback.server.port(), secret))
                        .build()))) {
            assertThat(Loopback.get(connection.send(new Echo("through the proxy"))))
                    .isEqualTo("through the proxy");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Framing.class,
            names = {"ABRIDGED", "INTERMEDIATE", "PADDED_INTERMEDIATE"})
    void aCallIsAcknowledgedBeforeItIsAnswered(Framing framing) {
        try (Loopback loopback = new Loopback();
                MtprotoConnection connection = Loopback.get(MtprotoConnection.open(loopback.options()
                        .transport(Transport.obfuscated(framing))
                        .build()))) {
            for (int i = 0; i < 3; i++) {
                CompletableFuture<String> acknowledged = new CompletableFuture<>();
                CompletableFuture<String> answer = connection.send(
                        new Echo("hold " + i),
                        CallOptions.DEFAULT.onAcknowledged(() -> acknowledged.complete("received")));
                assertThat(Loopback.get(acknowledged)).isEqualTo("received");
                assertThat(answer).isNotDone();
                Loopback.take(loopback.held).answer();
                assertThat(Loopback.get(answer)).isEqualTo("hold " + i);
            }
        }
    }

    @Test
    void withoutQuickAcknowledgementsCallsAreAnsweredAllTheSame() {
        try (Loopback loopback = new Loopback();
                MtprotoConnection connection = Loopback.get(MtprotoConnection.open(loopback.options()
                        .transport(Transport.plain(Framing.FULL))
                        .build()))) {
            List<String> acknowledged = new ArrayList<>();
            CallOptions options = CallOptions.DEFAULT.onAcknowledged(() -> acknowledged.add("never"));
            assertThat(Loopback.get(connection.send(new Echo("a"), options))).isEqualTo("a");
            assertThat(acknowledged).isEmpty();
        }
    }

    /** As pproxy answers a wrong password. */
    @ParameterizedTest
    @CsvSource({"socks4, false", "socks5, false", "http, false", "socks5, true", "http, true"})
    void aProxyThatOnlyClosesTheConnectionIsNamed(String kind, boolean webSocket) throws Exception {
        try (Loopback loopback = new Loopback();
                ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConnectionOptions options = loopback.options()
                    .proxy(Proxy.parse(kind + "://127.0.0.1:" + proxy.getLocalPort()))
                    .transport(
                            webSocket
                                    ? Transport.webSocket(Framing.INTERMEDIATE)
                                    : Transport.obfuscated(Framing.INTERMEDIATE))
                    .build();
            CompletableFuture<MtprotoConnection> opening = MtprotoConnection.open(options);
            try (Socket accepted = proxy.accept()) {
                assertThat(accepted.getInputStream().read()).isPositive();
            }
            assertThatThrownBy(() -> Loopback.get(opening))
                    .isInstanceOf(ProxyException.class)
                    .hasMessageContaining("the proxy did not connect us");
        }
    }

    @Test
    void goesFromAddressToAddressUntilOneAnswers() throws Exception {
        try (Socket nobody = Loopback.takenPort();
                Loopback loopback = new Loopback()) {
            InetSocketAddress there = loopback.server.address();
            ConnectionOptions options = loopback.options()
                    .addresses(List.of())
                    .routes(List.of(
                            Route.direct((InetSocketAddress) nobody.getLocalSocketAddress(), Transport.http()),
                            Route.through(
                                    Proxy.mtproxy("127.0.0.1", there.getPort(), FAKE_TLS), there, Transport.http()),
                            Route.direct(there, Transport.plain(Framing.ABRIDGED))))
                    .connectTimeout(Duration.ofSeconds(20))
                    .build();
            try (MtprotoConnection connection = Loopback.get(MtprotoConnection.open(options))) {
                assertThat(Loopback.get(connection.send(new Echo("there")))).isEqualTo("there");
                assertThat(loopback.server.connections().get(0).framing()).contains(Framing.ABRIDGED);
            }
        }
    }
}
