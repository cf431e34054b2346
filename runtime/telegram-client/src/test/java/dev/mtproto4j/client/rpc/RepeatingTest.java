package dev.mtproto4j.client.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.messages.ReceivedMessages;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.client.support.ManualScheduler;
import dev.mtproto4j.client.support.ScriptedInvoker;
import dev.mtproto4j.core.RequestTimeoutException;
import dev.mtproto4j.tl.RpcException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Internal errors of the server, and the time that a whole call may take. */
class RepeatingTest {

    private static final NearestDc ANSWER = new NearestDc("DE", 2, 2);

    private final ScriptedInvoker server = new ScriptedInvoker();
    private final ManualScheduler time = new ManualScheduler();
    private final RpcInvoker patient = RpcInterceptor.chain(List.of(new InternalErrorInterceptor(2, time)), server);

    @Test
    void aCallThatOnlyReadsIsRepeatedUntilTheLimit() {
        server.error("help.getNearestDc", 500, "INTERNAL").error("help.getNearestDc", -503, "Timeout");
        server.result("help.getNearestDc", ANSWER);
        CompletableFuture<NearestDc> call = patient.invoke(new GetNearestDc());
        time.advance(Duration.ofSeconds(1));
        assertThat(call).isNotDone();
        time.advance(Duration.ofSeconds(2));
        assertThat(call).isCompletedWithValue(ANSWER);

        for (int i = 0; i < 3; i++) {
            server.error("help.getNearestDc", 500, "INTERNAL");
        }
        CompletableFuture<NearestDc> hopeless = patient.invoke(new GetNearestDc());
        time.advance(Duration.ofMinutes(1));
        assertThatThrownBy(hopeless::join).hasCauseInstanceOf(RpcException.class);
    }

    @Test
    void aCallThatChangesSomethingIsRepeatedOnlyIfNothingWasDone() {
        server.error("messages.receivedMessages", 500, "INTERNAL");
        assertThat(patient.invoke(new ReceivedMessages(1))).isCompletedExceptionally();
        server.error("messages.receivedMessages", 500, "WORKER_BUSY_TOO_LONG_RETRY");
        server.result("messages.receivedMessages", List.of());
        CompletableFuture<?> call = patient.invoke(new ReceivedMessages(1));
        time.advance(Duration.ofSeconds(1));
        assertThat(call).isCompleted();
    }

    @Test
    void aDeadlineCoversTheWaits() {
        RpcInvoker hurried = RpcInterceptor.chain(
                List.of(
                        new DeadlineInterceptor(Duration.ofSeconds(20), time),
                        new FloodWaitInterceptor(Duration.ofSeconds(60), time)),
                server);
        server.error("help.getNearestDc", 420, "FLOOD_WAIT_30");
        CompletableFuture<NearestDc> call = hurried.invoke(new GetNearestDc());
        time.advance(Duration.ofSeconds(20));
        assertThatThrownBy(call::join).hasCauseInstanceOf(RequestTimeoutException.class);
        time.advance(Duration.ofSeconds(60));
        assertThat(server.names()).hasSize(1);
        assertThat(time.waits()).isEmpty();
    }
}
