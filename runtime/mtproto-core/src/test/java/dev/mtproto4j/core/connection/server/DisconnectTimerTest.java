package dev.mtproto4j.core.connection.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When a server closes a connection whose client has asked for it, on a clock of its own. */
class DisconnectTimerTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final AtomicInteger closed = new AtomicInteger();
    private final DisconnectTimer timer = new DisconnectTimer(channel.eventLoop(), closed::incrementAndGet);

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runPendingTasks();
        channel.runScheduledPendingTasks();
    }

    private void restart() {
        timer.restart(Duration.ofSeconds(75));
        channel.runPendingTasks();
    }

    @Test
    void eachPingStartsTheTimeAnew() {
        channel.freezeTime();
        restart();
        pass(60);
        restart();
        pass(74);
        assertThat(closed).hasValue(0);
        pass(1);
        assertThat(closed).hasValue(1);
        restart();
        timer.stop();
        pass(75);
        assertThat(closed).hasValue(1);
    }
}
