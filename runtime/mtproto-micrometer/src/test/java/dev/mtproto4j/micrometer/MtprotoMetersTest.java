package dev.mtproto4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.observe.CallEnd;
import dev.mtproto4j.core.observe.CallOutcome;
import dev.mtproto4j.core.observe.DropReason;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MtprotoMetersTest {

    private static final DcNumber DC = DcNumber.of(2);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MtprotoMeters meters = new MtprotoMeters();

    MtprotoMetersTest() {
        meters.bindTo(registry);
    }

    @Test
    void everyEventHasItsMeter() {
        meters.callStarted(DC, "help.getConfig");
        meters.callStarted(DC, "help.getConfig");
        meters.callEnded(DC, "help.getConfig", new CallEnd(CallOutcome.RESULT, null, Duration.ofMillis(30)));
        meters.messageResent(DC);
        meters.messageRejected(DC, 48);
        meters.packetDropped(DC, DropReason.DUPLICATE);
        meters.packetSent(DC, 100);
        meters.packetSent(DC, 20);
        meters.packetReceived(new DcNumber(4, false, true), 7);
        meters.connected(DC, false);
        meters.connected(DC, true);
        meters.disconnected(DC, true);
        meters.keyExchanged(DC, true, true, Duration.ofSeconds(1));
        meters.floodWait("messages.sendMessage", Duration.ofSeconds(3), true);

        assertThat(registry.get("mtproto.calls")
                        .tags("dc", "2", "method", "help.getConfig", "outcome", "result", "error", "none")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(30);
        assertThat(gauge("mtproto.calls.pending")).isEqualTo(1);
        assertThat(gauge("mtproto.connections.active")).isEqualTo(1);
        assertThat(count("mtproto.connections.opened")).isEqualTo(1);
        assertThat(count("mtproto.connections.reopened")).isEqualTo(1);
        assertThat(count("mtproto.connections.lost")).isEqualTo(1);
        assertThat(count("mtproto.messages.resent")).isEqualTo(1);
        assertThat(count("mtproto.messages.rejected", "code", "48")).isEqualTo(1);
        assertThat(count("mtproto.packets.dropped", "reason", "duplicate")).isEqualTo(1);
        assertThat(count("mtproto.network.sent")).isEqualTo(120);
        assertThat(registry.get("mtproto.network.received")
                        .tags("dc", "4-media")
                        .counter()
                        .count())
                .isEqualTo(7);
        assertThat(registry.get("mtproto.key.exchanges")
                        .tags("kind", "temporary", "outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("mtproto.flood.waits")
                        .tags("slept", "true")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(3);
    }

    /** A program that makes up names, or a server that makes up errors, does not fill the registry. */
    @Test
    void tagsAreBounded() {
        for (int i = 0; i < 3000; i++) {
            meters.callEnded(DC, "method" + i, new CallEnd(CallOutcome.RPC_ERROR, "ERROR_" + i, Duration.ZERO));
            meters.messageRejected(DC, i);
            meters.messageResent(DcNumber.of(1 + i));
        }
        assertThat(registry.find("mtproto.calls").timers()).hasSize(501);
        assertThat(registry.find("mtproto.calls").tag("error", "other").timers())
                .hasSize(301);
        assertThat(registry.find("mtproto.messages.rejected").counters()).hasSize(33);
        assertThat(registry.find("mtproto.messages.resent").counters()).hasSize(65);
    }

    @Test
    void namesAreLowerCaseWordsWithDots() {
        everyEventHasItsMeter();
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .allMatch(id -> id.getName().matches("mtproto(\\.[a-z]+)+"))
                .allMatch(
                        id -> id.getTags().stream().allMatch(tag -> tag.getKey().matches("[a-z]+")));
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags("dc", "2").tags(tags).counter().count();
    }

    private double gauge(String name) {
        return registry.get(name).tags("dc", "2").gauge().value();
    }
}
