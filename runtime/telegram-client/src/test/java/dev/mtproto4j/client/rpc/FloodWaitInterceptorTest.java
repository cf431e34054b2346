package dev.mtproto4j.client.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.client.support.ManualScheduler;
import dev.mtproto4j.client.support.ScriptedInvoker;
import dev.mtproto4j.tl.RpcException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloodWaitInterceptorTest {

    private static final String METHOD = "help.getNearestDc";
    private static final NearestDc NEAREST = new NearestDc("NL", 1, 2);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final ScriptedInvoker server = new ScriptedInvoker();

    private RpcInvoker client(Duration threshold) {
        return RpcInterceptor.chain(List.of(new FloodWaitInterceptor(threshold, scheduler)), server);
    }

    @Test
    void sleepsAndRepeats() {
        server.error(METHOD, 420, "FLOOD_WAIT_30")
                .error(METHOD, 420, "SLOWMODE_WAIT_5")
                .result(METHOD, NEAREST);
        CompletableFuture<NearestDc> call = client(Duration.ofSeconds(60)).invoke(new GetNearestDc());
        assertThat(scheduler.waits()).containsExactly(Duration.ofSeconds(30));
        scheduler.advance(Duration.ofSeconds(29));
        assertThat(server.calls()).hasSize(1);
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(scheduler.waits()).containsExactly(Duration.ofSeconds(5));
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(call).isCompletedWithValue(NEAREST);
    }

    @Test
    void aLongWaitIsTheCallers() {
        server.error(METHOD, 420, "FLOOD_WAIT_61");
        CompletableFuture<NearestDc> call = client(Duration.ofSeconds(60)).invoke(new GetNearestDc());
        assertThat(call)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(RpcException.class, error -> {
                    assertThat(error.type()).isEqualTo("FLOOD_WAIT_%d");
                    assertThat(FloodWait.of(error)).contains(Duration.ofSeconds(61));
                });
        assertThat(scheduler.waits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FLOOD_WAIT_%d",
                "FLOOD_PREMIUM_WAIT_%d",
                "FLOOD_TEST_PHONE_WAIT_%d",
                "SLOWMODE_WAIT_%d",
                "2FA_CONFIRM_WAIT_%d",
                "TAKEOUT_INIT_DELAY_%d"
            })
    void everyFormIsSleptBelowTheThresholdAndToldAboveIt(String form) {
        server.error(METHOD, 420, form.replace("%d", "60")).result(METHOD, NEAREST);
        CompletableFuture<NearestDc> below = client(Duration.ofSeconds(60)).invoke(new GetNearestDc());
        scheduler.advance(Duration.ofSeconds(60));
        assertThat(below).isCompletedWithValue(NEAREST);
        server.error(METHOD, 420, form.replace("%d", "61"));
        assertThat(client(Duration.ofSeconds(60)).invoke(new GetNearestDc()))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        RpcException.class, error -> assertThat(error.type()).isEqualTo(form));
        assertThat(scheduler.waits()).isEmpty();
    }

    @Test
    void zeroMeansNever() {
        server.error(METHOD, 420, "FLOOD_WAIT_0");
        assertThat(client(Duration.ZERO).invoke(new GetNearestDc())).isCompletedExceptionally();
    }

    @Test
    void doesNotObeyForEver() {
        for (int i = 0; i < 11; i++) {
            server.error(METHOD, 420, "FLOOD_WAIT_1");
        }
        CompletableFuture<NearestDc> call = client(Duration.ofSeconds(60)).invoke(new GetNearestDc());
        scheduler.advance(Duration.ofMinutes(5));
        assertThat(call).isCompletedExceptionally();
        assertThat(server.calls()).hasSize(11);
    }

    @Test
    void cancellingEndsTheSleep() {
        server.error(METHOD, 420, "FLOOD_WAIT_30");
        CompletableFuture<NearestDc> call = client(Duration.ofSeconds(60)).invoke(new GetNearestDc());
        call.cancel(true);
        assertThat(scheduler.waits()).isEmpty();
        scheduler.advance(Duration.ofMinutes(1));
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void cancellingReachesTheCallInProgress() {
        CompletableFuture<NearestDc> pending = server.pending(METHOD);
        client(Duration.ofSeconds(60)).invoke(new GetNearestDc()).cancel(true);
        assertThat(pending).isCancelled();
    }
}
