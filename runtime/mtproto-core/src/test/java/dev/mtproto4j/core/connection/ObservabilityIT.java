package dev.mtproto4j.core.connection;

import static dev.mtproto4j.core.connection.Loopback.get;
import static dev.mtproto4j.core.connection.Loopback.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.core.observe.CallOutcome;
import dev.mtproto4j.core.observe.ConnectionCounters;
import dev.mtproto4j.core.observe.ConnectionObserver;
import dev.mtproto4j.core.observe.CountersSnapshot;
import dev.mtproto4j.core.observe.DropReason;
import dev.mtproto4j.core.rpc.CallOptions;
import dev.mtproto4j.tl.RpcException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation whose numbers are known, and what the counters and the flight recorder say of it. */
class ObservabilityIT {

    /** No other test has it: the flight recorder hears everybody in this JVM. */
    private static final int DC = 71;

    private final Loopback loopback = new Loopback(DcNumber.of(DC), List.of());

    @AfterEach
    void stop() {
        loopback.close();
    }

    /** Results 4, errors 1, cancelled 1, unknown 1; a wrong salt, a repeated answer, a lost connection. */
    private void converse(ConnectionObserver observer) {
        try (MtprotoConnection connection =
                get(MtprotoConnection.open(loopback.options().observer(observer).build()))) {
            get(connection.send(new Echo("one")));
            ServerSession session = take(loopback.created);
            session.faults().rotateSalt();
            get(connection.send(new Echo("two")));
            assertThatThrownBy(() -> get(connection.send(new Echo("fail FLOOD_WAIT_3"))))
                    .isInstanceOf(RpcException.class);
            session.faults().duplicateNextAnswer();
            get(connection.send(new Echo("three")));

            CompletableFuture<String> cancelled = connection.send(new Echo("hold cancelled"));
            take(loopback.held);
            cancelled.cancel(true);
            take(loopback.dropped);

            CompletableFuture<String> unknown = connection.send(new Echo("hold unknown"));
            CompletableFuture<String> repeated =
                    connection.send(new Echo("hold repeated"), CallOptions.DEFAULT.asIdempotent());
            take(loopback.held);
            take(loopback.held);
            loopback.server.forgetSessions();
            loopback.server.closeConnections();
            take(loopback.held).answer();
            get(repeated);
            assertThatThrownBy(() -> get(unknown)).isNotNull();
        }
    }

    @Test
    void countersSayWhatHappened() {
        ConnectionCounters counters = new ConnectionCounters();
        converse(counters);
        CountersSnapshot seen = counters.snapshot();
        assertThat(seen.of(CallOutcome.RESULT)).isEqualTo(4);
        assertThat(seen.of(CallOutcome.RPC_ERROR)).isEqualTo(1);
        assertThat(seen.of(CallOutcome.CANCELLED)).isEqualTo(1);
        assertThat(seen.of(CallOutcome.UNKNOWN)).isEqualTo(1);
        assertThat(seen.of(CallOutcome.NOT_EXECUTED)).isZero();
        assertThat(seen.pending()).isZero();
        CountersSnapshot.Method echo = Objects.requireNonNull(seen.methods().get("test.echo"));
        assertThat(echo.results()).isEqualTo(4);
        assertThat(echo.failures()).isEqualTo(3);
        assertThat(echo.mean()).isPositive().isLessThanOrEqualTo(echo.longest());
        assertThat(seen.of(DropReason.DUPLICATE)).isEqualTo(1);
        assertThat(seen.saltMisses()).isEqualTo(1);
        assertThat(seen.rejections()).isEqualTo(1);
        // For the salt, and the idempotent call in the server's new session.
        assertThat(seen.resends()).isGreaterThanOrEqualTo(2);
        assertThat(seen.connects()).isEqualTo(1);
        assertThat(seen.reconnects()).isEqualTo(1);
        assertThat(seen.losses()).isEqualTo(1);
        assertThat(seen.open()).isZero();
        assertThat(seen.keyExchanges()).isEqualTo(1);
        assertThat(seen.failedKeyExchanges()).isZero();
        assertThat(seen.bytesSent()).isGreaterThan(7 * 40);
        assertThat(seen.bytesReceived()).isGreaterThan(7 * 40);
        assertThat(seen.toString())
                .contains("0 pending, 4 result, 1 rpc_error, 0 not_executed, 1 unknown, 0 unreadable, 1 cancelled")
                .contains("0 open, 1 made, 1 made again, 1 lost; 1 keys exchanged")
                .contains("4 test.echo");
    }

    @Test
    void timeIsThatOfTheOptions() {
        ConnectionCounters counters = new ConnectionCounters();
        try (MtprotoConnection connection = get(MtprotoConnection.open(
                loopback.options().observer(counters).nanoTime(() -> 7).build()))) {
            get(connection.send(new Echo("one")));
            assertThat(get(connection.ping())).isZero();
        }
        CountersSnapshot.Method echo =
                Objects.requireNonNull(counters.snapshot().methods().get("test.echo"));
        assertThat(echo.results()).isEqualTo(1);
        assertThat(echo.longest()).isZero();
    }

    @Test
    void anObserverThatFailsSpoilsNothing() {
        converse(new ConnectionObserver() {
            @Override
            public void packetReceived(DcNumber dc, int bytes) {
                throw new IllegalStateException("a bug in the observer");
            }
        });
        assertThat(loopback.executions("three")).isEqualTo(1);
    }

    @Test
    void theFlightRecorderHasTheSame(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mtproto.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            converse(ConnectionObserver.NONE);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> all = RecordingFile.readAllEvents(file);

        assertThat(of(all, "Call")).allMatch(call -> call.getString("method").equals("test.echo"));
        assertThat(of(all, "Call"))
                .extracting(call -> call.getString("outcome"))
                .containsExactlyInAnyOrder("RESULT", "RESULT", "RPC_ERROR", "RESULT", "CANCELLED", "UNKNOWN", "RESULT");
        assertThat(of(all, "Call"))
                .filteredOn(call -> call.getString("outcome").equals("RPC_ERROR"))
                .extracting(call -> call.getString("errorType"))
                .containsExactly("FLOOD_WAIT_%d");

        List<RecordedEvent> connections = of(all, "Connection");
        assertThat(connections).hasSize(2).allMatch(connection -> connection.getBoolean("answered"));
        assertThat(connections.get(0).getString("end"))
                .as("what ended the first")
                .isNotEmpty();
        assertThat(connections.get(1).getString("end"))
                .as("this side closed the second")
                .isEmpty();
        assertThat(connections.get(0).getString("route")).contains("127.0.0.1");
        assertThat(connections.get(0).getLong("bytesSent")).isPositive();
        assertThat(connections.get(0).getDuration()).isPositive();

        RecordedEvent exchange = of(all, "KeyExchange").get(0);
        assertThat(exchange.getBoolean("succeeded")).isTrue();
        assertThat(exchange.getBoolean("temporary")).isFalse();
        assertThat(of(all, "PacketDropped"))
                .extracting(dropped -> dropped.getString("reason"))
                .containsExactly("DUPLICATE");
    }

    /** In the order in which they ended, which is not always that of the file. */
    private static List<RecordedEvent> of(List<RecordedEvent> all, String name) {
        return all.stream()
                .filter(event -> event.getEventType().getName().equals("dev.mtproto4j." + name))
                .filter(event -> event.getInt("dc") == DC)
                .sorted(Comparator.comparing(RecordedEvent::getEndTime))
                .toList();
    }
}
