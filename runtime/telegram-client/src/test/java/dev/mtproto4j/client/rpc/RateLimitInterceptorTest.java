package dev.mtproto4j.client.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.client.support.ManualScheduler;
import dev.mtproto4j.client.support.ScriptedInvoker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RateLimitInterceptorTest {

    private final ManualScheduler time = new ManualScheduler();
    private final ScriptedInvoker server = new ScriptedInvoker();
    private final RpcInvoker limited = RpcInterceptor.chain(
            List.of(new RateLimitInterceptor(
                    2, Duration.ofSeconds(10), GetNearestDc.class::isInstance, time.clock(), time)),
            server);

    private List<CompletableFuture<NearestDc>> call(int times) {
        List<CompletableFuture<NearestDc>> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            server.result("help.getNearestDc", new NearestDc("NL", i, i));
            calls.add(limited.invoke(new GetNearestDc()));
        }
        return calls;
    }

    @Test
    void noPeriodHasMoreThanThatAndTheOrderStays() {
        List<CompletableFuture<NearestDc>> calls = call(1);
        time.advance(Duration.ofSeconds(9));
        calls.addAll(call(4));
        assertThat(server.calls()).hasSize(2);
        time.advance(Duration.ofSeconds(1));
        assertThat(server.calls()).hasSize(3);
        time.advance(Duration.ofSeconds(9));
        assertThat(server.calls()).hasSize(4);
        time.advance(Duration.ofSeconds(1));
        assertThat(server.calls()).hasSize(5);
        assertThat(calls).allMatch(CompletableFuture::isDone);
        assertThat(calls.get(4).join().thisDc()).isEqualTo(3);
    }

    @Test
    void otherMethodsPass() {
        call(3);
        CompletableFuture<Object> config = server.pending("help.getConfig");
        limited.invoke(new GetConfig()).cancel(true);
        assertThat(config).isCancelled();
    }

    @Test
    void whoGivesUpWaitingIsNotCalled() {
        call(3).get(2).cancel(true);
        time.advance(Duration.ofMinutes(1));
        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatThrownBy(() -> new RateLimitInterceptor(0, Duration.ZERO, method -> true, time.clock(), time))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
