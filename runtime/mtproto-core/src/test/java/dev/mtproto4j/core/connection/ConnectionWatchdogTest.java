package dev.mtproto4j.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.OutgoingMessage;
import dev.mtproto4j.core.session.SessionOptions;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.mtproto.method.PingDelayDisconnect;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a client pings, on a clock of its own. */
class ConnectionWatchdogTest {

    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<Duration> delays = new ArrayList<>();
    private final ClientMtprotoSession session = new ClientMtprotoSession(
            new MessageCipher(new AuthKey(new byte[256]), Side.CLIENT, FixedRandom.seeded(1)),
            SessionOptions.of(FixedRandom.seeded(2)));

    private OutgoingMessage ping(Duration delay) {
        delays.add(delay);
        return session.query(new PingDelayDisconnect(delays.size(), (int) delay.toSeconds()).toByteArray());
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    /** 60 and 75 seconds are those of the protocol's page. */
    @Test
    void pingsComeBeforeTheServerMayHangUp() {
        channel.freezeTime();
        ConnectionOptions options = ConnectionOptions.builder()
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1))
                .authKey(new AuthKey(new byte[256]))
                .pingInterval(INTERVAL)
                .pongTimeout(SILENCE)
                .nanoTime(() -> 0)
                .build();
        ConnectionWatchdog watchdog =
                new ConnectionWatchdog(channel.eventLoop(), options, this::ping, () -> false, cause -> {
                    throw new AssertionError(cause);
                });
        watchdog.start();
        assertThat(delays).containsExactly(Duration.ofSeconds(75));
        pass(Duration.ofSeconds(59));
        assertThat(delays).hasSize(1);
        pass(Duration.ofSeconds(1));
        assertThat(delays).containsExactly(Duration.ofSeconds(75), Duration.ofSeconds(75));
        watchdog.stop();
        pass(Duration.ofMinutes(10));
        assertThat(delays).hasSize(2);
    }
}
