package dev.mtproto4j.core.connection.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.connection.ConnectionOptions;
import dev.mtproto4j.core.connection.MtprotoConnection;
import dev.mtproto4j.crypto.RsaPrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions whose client does not come back. */
@Timeout(60)
class SessionLifetimeIT {

    private static final class SetClock extends Clock {
        private volatile Instant time = Instant.now();

        @Override
        public Instant instant() {
            return time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class Handler implements ServerHandler {
        final BlockingQueue<Long> created = new LinkedBlockingQueue<>();
        final BlockingQueue<Long> destroyed = new LinkedBlockingQueue<>();
        final BlockingQueue<ServerConnection> disconnected = new LinkedBlockingQueue<>();

        @Override
        public void onRequest(ServerSession session, ServerRequest request) {
            session.reply(request.msgId(), new Echo(Echo.read(request.body()).text()).resultBytes());
        }

        @Override
        public void onSessionCreated(ServerSession session) {
            created.add(session.id());
        }

        @Override
        public void onSessionDestroyed(ServerSession session) {
            destroyed.add(session.id());
        }

        @Override
        public void onDisconnected(ServerConnection connection) {
            disconnected.add(connection);
        }
    }

    private final SetClock clock = new SetClock();
    private final Handler handler = new Handler();
    private final RsaPrivateKey key = RsaPrivateKey.generate(new SecureRandom());
    private final DcNumber dc = DcNumber.of(2);

    private MtprotoConnection connect(MtprotoServer server) throws Exception {
        MtprotoConnection connection = MtprotoConnection.open(ConnectionOptions.builder()
                        .address(server.address())
                        .dc(dc)
                        .rsaKeys(List.of(key.publicKey()))
                        .clock(clock)
                        .build())
                .get(20, TimeUnit.SECONDS);
        call(connection);
        return connection;
    }

    private static void call(MtprotoConnection connection) throws Exception {
        assertThat(connection.send(new Echo("hello")).get(20, TimeUnit.SECONDS)).isEqualTo("hello");
    }

    @Test
    void aSessionWithoutAConnectionIsForgottenAndNoOther() throws Exception {
        try (MtprotoServer server = MtprotoServer.start(MtprotoServerOptions.builder(handler)
                        .dc(dc)
                        .rsaKeys(List.of(key))
                        .clock(clock)
                        .sessionLifetime(Duration.ofMinutes(15))
                        .build());
                MtprotoConnection stays = connect(server)) {
            handler.created.take();
            MtprotoConnection leaves = connect(server);
            long left = handler.created.take();
            leaves.close();
            // What the client says at the end has been heard then, by the clock of now.
            handler.disconnected.take();
            server.forgetIdleSessions();
            clock.time = clock.time.plus(Duration.ofMinutes(16));
            server.forgetIdleSessions();
            assertThat(handler.destroyed.take()).isEqualTo(left);
            call(stays);
            assertThat(handler.destroyed).isEmpty();
            assertThat(handler.created).isEmpty();
        }
    }
}
