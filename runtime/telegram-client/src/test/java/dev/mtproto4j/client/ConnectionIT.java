package dev.mtproto4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.auth.DropTempAuthKeys;
import dev.mtproto4j.api.method.help.GetInviteText;
import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.api.type.UpdateConfig;
import dev.mtproto4j.api.type.UpdateShort;
import dev.mtproto4j.api.type.help.InviteText;
import dev.mtproto4j.api.type.updates.State;
import dev.mtproto4j.client.connection.ClientClosedException;
import dev.mtproto4j.client.rpc.CallSettings;
import dev.mtproto4j.client.rpc.FloodWait;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.support.LoopbackCluster;
import dev.mtproto4j.client.updates.UnknownUpdate;
import dev.mtproto4j.client.updates.UpdateListener;
import dev.mtproto4j.core.ConnectionLostException;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.connection.server.MtprotoServer;
import dev.mtproto4j.core.connection.server.MtprotoServerOptions;
import dev.mtproto4j.core.connection.server.ServerConnection;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.testserver.TestServer;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls and updates while the network and the server misbehave. */
@Timeout(60)
class ConnectionIT {

    /** An update that nothing numbers. */
    private static final AnyUpdates SOMETHING = new UpdateShort(new UpdateConfig(), 1);

    private final LoopbackCluster cluster = new LoopbackCluster();
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private final class Recorder implements UpdateListener {

        @Override
        public void onUpdate(AnyUpdates update) {
            heard.add(update);
        }

        @Override
        public void onUnknownUpdate(UnknownUpdate update) {
            heard.add(update);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ABRIDGED, false",
        "ABRIDGED, true",
        "INTERMEDIATE, false",
        "INTERMEDIATE, true",
        "PADDED_INTERMEDIATE, false",
        "PADDED_INTERMEDIATE, true",
        "FULL, false"
    })
    void everyTransport(Framing framing, boolean obfuscated) {
        Transport transport = obfuscated ? Transport.obfuscated(framing) : Transport.plain(framing);
        try (TelegramClient client =
                cluster.client(new MemorySessionStorage()).transport(transport).build()) {
            assertThat(client.call(new GetNearestDc()).thisDc()).isEqualTo(1);
        }
    }

    @Test
    void temporaryKeysCanBeTurnedOff() {
        try (TelegramClient client =
                cluster.client(new MemorySessionStorage()).temporaryKeys(false).build()) {
            client.call(new GetNearestDc());
        }
        assertThat(cluster.servers.requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.authKeyId()).isEqualTo(request.permanentKeyId()));
    }

    @Test
    void aTemporaryKeyThatTheServerDroppedIsReplacedAndTheLoginStays() {
        // Without calls of the client's own, which would meet the server while it drops the key.
        try (TelegramClient client = cluster.client(
                        new MemorySessionStorage(), LoopbackCluster.ADA, "y", LoopbackCluster.CODE)
                .rawUpdates()
                .build()) {
            client.start();
            client.call(new DropTempAuthKeys(LongVector.empty()));
            cluster.servers.dc(1).closeConnections();
            assertThat(client.invoke(new GetState())
                            .exceptionallyCompose(lost -> client.invoke(new GetState()))
                            .join()
                            .pts())
                    .isPositive();
            assertThat(cluster.servers.requests("auth.bindTempAuthKey")).hasSize(2);
        }
    }

    @Test
    void callsAreExecutedAfterThoseThatTheyName() {
        Queue<String> executed = new ConcurrentLinkedQueue<>();
        CountDownLatch answered = new CountDownLatch(1);
        cluster.servers.handle(GetNearestDc.class, (context, call) -> {
            executed.add("nearest");
            answered.await();
            return new NearestDc("NL", 1, 1);
        });
        cluster.servers.handle(GetInviteText.class, (context, call) -> {
            executed.add("invite");
            return new InviteText("come");
        });
        try (TelegramClient client = cluster.ada()) {
            CompletableFuture<?> first = client.invoke(new GetNearestDc());
            CompletableFuture<?> second = client.invoke(new GetInviteText(), CallSettings.DEFAULT.after(first));
            answered.countDown();
            second.join();
            assertThat(executed).containsExactly("nearest", "invite");

            cluster.servers.faults().failNext(GetNearestDc.CONSTRUCTOR_ID, 400, "CHAT_INVALID");
            CompletableFuture<?> failing = client.invoke(new GetNearestDc());
            CompletableFuture<?> behind = client.invoke(new GetInviteText(), CallSettings.DEFAULT.after(failing));
            assertThatThrownBy(failing::join).hasMessageContaining("CHAT_INVALID");
            assertThatThrownBy(behind::join).hasMessageContaining("MSG_WAIT_FAILED");
            assertThat(executed).hasSize(2);

            cluster.servers.faults().failNext(GetNearestDc.CONSTRUCTOR_ID, 420, "FLOOD_WAIT_1");
            CompletableFuture<?> repeated = client.invoke(new GetNearestDc());
            client.invoke(new GetInviteText(), CallSettings.DEFAULT.after(repeated))
                    .join();
            repeated.join();
            assertThat(executed).containsExactly("nearest", "invite", "nearest", "invite");
        }
    }

    @Test
    void aShortFloodWaitIsSlept() {
        try (TelegramClient client = cluster.ada()) {
            cluster.servers.faults().failNext(GetNearestDc.CONSTRUCTOR_ID, 420, "FLOOD_WAIT_1");
            client.call(new GetNearestDc());
        }
        assertThat(cluster.requests("help.getNearestDc")).isEqualTo(2);
    }

    @Test
    void aLongFloodWaitIsTheCallers() {
        try (TelegramClient client = cluster.ada()) {
            cluster.servers.faults().failNext(GetNearestDc.CONSTRUCTOR_ID, 420, "FLOOD_WAIT_61");
            assertThatThrownBy(() -> client.call(new GetNearestDc()))
                    .isInstanceOfSatisfying(
                            RpcException.class,
                            error -> assertThat(FloodWait.of(error)).contains(Duration.ofSeconds(61)));
        }
    }

    @Test
    void aCallThatMayHaveRunIsNotRepeatedAndTheNextOneWorks() {
        try (TelegramClient client = cluster.ada()) {
            int before = cluster.requests("help.getNearestDc");
            cluster.servers.faults().dropAfterExecuting(GetNearestDc.CONSTRUCTOR_ID);
            CompletableFuture<?> call = client.invoke(new GetNearestDc());
            boolean answered;
            try {
                call.join();
                answered = true;
            } catch (RuntimeException e) {
                answered = false;
                assertThat(e.getCause())
                        .isInstanceOfSatisfying(
                                ConnectionLostException.class,
                                lost -> assertThat(lost.safeToRetry()).isFalse());
            }
            assertThat(cluster.requests("help.getNearestDc") - before).isEqualTo(1);
            client.call(new GetState());
            assertThat(answered || call.isCompletedExceptionally()).isTrue();
        }
    }

    @Test
    void aCutConnectionComesBackByItself() throws Exception {
        try (TelegramClient client = cluster.ada()) {
            client.onUpdate(new Recorder());
            TestServer home = cluster.servers.dc(1);
            List<ServerConnection> cut = home.mtproto().connections();
            home.closeConnections();
            cluster.servers.await(
                    "another connection",
                    Duration.ofSeconds(20),
                    () -> Collections.disjoint(cut, home.mtproto().connections())
                            && cluster.servers.isOnline(LoopbackCluster.ADA_ID));
            assertThat(cluster.servers.push(LoopbackCluster.ADA_ID, SOMETHING)).isEqualTo(1);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(SOMETHING);
        }
    }

    @Test
    void aServerThatHasForgottenTheSessionIsToldWhoWeAre() {
        try (TelegramClient client = cluster.ada()) {
            cluster.servers.dc(1).forgetSessions();
            cluster.servers.dc(1).rotateSalts();
            client.call(new GetState());
            assertThat(client.isSignedIn()).isTrue();
        }
    }

    @Test
    void anUnknownUpdateIsToldAndTheConnectionLives() throws Exception {
        try (TelegramClient client = cluster.ada()) {
            client.onUpdate(new Recorder());
            byte[] unknown = {(byte) 0xef, (byte) 0xbe, (byte) 0xad, (byte) 0xde, 1, 2, 3, 4};
            cluster.servers.dc(1).mtproto().sessions().forEach(session -> session.push(unknown));
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isInstanceOfSatisfying(UnknownUpdate.class, update -> {
                assertThat(update.constructorId()).isEqualTo(0xdeadbeef);
                assertThat(update.bytes()).isEqualTo(unknown);
            });
            cluster.servers.push(LoopbackCluster.ADA_ID, SOMETHING);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(SOMETHING);
            client.call(new GetState());
        }
    }

    /** A server of a later layer, seen from here. */
    @Test
    void anUnknownResultFailsItsCallOnly() {
        byte[] unknown = {(byte) 0xef, (byte) 0xbe, (byte) 0xad, (byte) 0xde};
        AtomicInteger requests = new AtomicInteger();
        RsaPrivateKey key = RsaPrivateKey.generate(new SecureRandom());
        MtprotoServerOptions options = MtprotoServerOptions.builder((session, request) -> session.reply(
                        request.msgId(),
                        requests.getAndIncrement() == 0 ? unknown : new NearestDc("NL", 1, 1).toByteArray()))
                .dc(DcNumber.of(1))
                .rsaKeys(List.of(key))
                .build();
        try (MtprotoServer server = MtprotoServer.start(options);
                TelegramClient client = TelegramClient.builder(new MemorySessionStorage())
                        .apiId(1)
                        .apiHash("hash")
                        .server(1, server.address(), key.publicKey())
                        .temporaryKeys(false)
                        .build()) {
            assertThatThrownBy(() -> client.call(new GetNearestDc()))
                    .isInstanceOf(TlException.class)
                    .hasMessageContaining("deadbeef");
            assertThat(client.call(new GetNearestDc()).country()).isEqualTo("NL");
            assertThat(server.connections()).hasSize(1);
        }
    }

    @Test
    void aListenerMayCallTheClient() throws Exception {
        try (TelegramClient client = cluster.ada()) {
            client.onUpdate(update -> heard.add(client.call(new GetState())));
            cluster.servers.push(LoopbackCluster.ADA_ID, SOMETHING);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isInstanceOf(State.class);
        }
    }

    @Test
    void callbacksMayBlock() throws Exception {
        try (TelegramClient client = cluster.ada()) {
            // Answered only when the callback is there: one that comes too late runs where it was added.
            CountDownLatch waitedFor = new CountDownLatch(1);
            cluster.servers.handle(GetInviteText.class, (context, call) -> {
                waitedFor.await();
                return new InviteText("come");
            });
            CompletableFuture<String> name = client.invoke(new GetInviteText()).thenApply(text -> {
                client.call(new GetNearestDc());
                return Thread.currentThread().getName();
            });
            waitedFor.countDown();
            assertThat(name.get(20, TimeUnit.SECONDS)).startsWith("mtproto4j-callback-");
        }
    }

    @Test
    void closingFailsWhatIsLeftAndIsIdempotent() {
        TelegramClient client = cluster.ada();
        cluster.servers.faults().failNext(GetNearestDc.CONSTRUCTOR_ID, 420, "FLOOD_WAIT_30");
        CompletableFuture<?> sleeping = client.invoke(new GetNearestDc());
        CompletableFuture<?> rest = client.invoke(new GetState());
        rest.join();
        client.close();
        client.close();
        assertThat(sleeping)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(ClientClosedException.class);
        assertThatThrownBy(() -> client.call(new GetNearestDc())).isInstanceOf(ClientClosedException.class);
    }

    /** The server hears nothing but the end: it would hear of a connection that nobody has for ever. */
    @Test
    void closingEndsAConnectionThatIsBeingOpened() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TelegramClient client = TelegramClient.builder(new MemorySessionStorage())
                    .apiId(12345)
                    .apiHash("0123456789abcdef0123456789abcdef")
                    .server(1, (InetSocketAddress) mute.getLocalSocketAddress(), cluster.servers.publicKey())
                    .connectTimeout(Duration.ofMinutes(5))
                    .build();
            CompletableFuture<?> call = client.invoke(new GetNearestDc());
            try (Socket accepted = mute.accept()) {
                client.close();
                accepted.setSoTimeout(20_000);
                assertThat(accepted.getInputStream().readAllBytes()).hasSizeLessThan(1000);
            }
            assertThat(call).isCompletedExceptionally();
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsAConnectionLost() {
        MemorySessionStorage storage = new MemorySessionStorage();
        LoopbackCluster gone = new LoopbackCluster();
        TelegramClientBuilder builder = gone.client(storage);
        gone.close();
        try (TelegramClient client =
                builder.connectTimeout(Duration.ofSeconds(2)).build()) {
            assertThatThrownBy(() -> client.call(new GetNearestDc())).isInstanceOf(ConnectionLostException.class);
        }
    }
}
