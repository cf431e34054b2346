package dev.mtproto4j.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.ApiLayer;
import dev.mtproto4j.api.method.InitConnection;
import dev.mtproto4j.api.method.InvokeWithLayer;
import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.client.support.ManualScheduler;
import dev.mtproto4j.client.support.ScriptedInvoker;
import dev.mtproto4j.core.ConnectionLostException;
import dev.mtproto4j.core.rpc.CallOptions;
import dev.mtproto4j.core.transport.TransportException;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DcLinkTest {

    private static final NearestDc NEAREST = new NearestDc("NL", 1, 2);
    private static final String WRAPPED = "invokeWithLayer";
    private static final String PLAIN = "help.getNearestDc";

    private final ManualScheduler time = new ManualScheduler();
    private final List<String> events = new ArrayList<>();
    private final Queue<CompletableFuture<DcConnection>> connections = new ArrayDeque<>();
    private final List<DcConnector.Events> opened = new ArrayList<>();
    private final ScriptedInvoker server = new ScriptedInvoker();
    private final DcLink link = new DcLink(
            Destination.main(2),
            (destination, listener) -> {
                opened.add(listener);
                return connections.remove();
            },
            new Introduction(12345, new DeviceInfo("model", "system", "app", "en", "", "en")),
            new Recorder(),
            new Retry(time, new Random(1), Duration.ofMillis(500)));

    private final class Recorder implements LinkListener {

        @Override
        public void onUpdate(Destination from, byte[] body) {
            events.add("update of " + from);
        }

        @Override
        public void onSessionForgotten(Destination from) {
            events.add("forgotten");
        }

        @Override
        public void onConnectionEnded(Destination from, @Nullable Throwable cause) {
            events.add("ended");
        }

        @Override
        public void onConnectFailed(Destination from, Throwable cause) {
            events.add("failed");
        }
    }

    private record Fake(ScriptedInvoker server) implements DcConnection {

        @Override
        public <R> CompletableFuture<R> send(TlMethod<R> method, CallOptions options) {
            return server.invoke(method);
        }

        @Override
        public CompletableFuture<Void> close(Duration grace) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private void connectionComes() {
        connections.add(CompletableFuture.completedFuture(new Fake(server)));
    }

    private void connectionFails(Throwable error) {
        connections.add(CompletableFuture.failedFuture(error));
    }

    private CompletableFuture<NearestDc> call() {
        return link.invoke(new GetNearestDc(), Sending.PLAIN);
    }

    private void callWorks() {
        assertThat(call()).isCompletedWithValue(NEAREST);
    }

    @Test
    void theFirstCallIntroducesUs() {
        connectionComes();
        server.result(WRAPPED, NEAREST).result(PLAIN, NEAREST);
        assertThat(call()).isCompletedWithValue(NEAREST);
        assertThat(call()).isCompletedWithValue(NEAREST);
        assertThat(server.names()).containsExactly(WRAPPED, PLAIN);
        InvokeWithLayer<?> outer = server.only(InvokeWithLayer.class);
        assertThat(outer.layer()).isEqualTo(ApiLayer.LAYER).isEqualTo(228);
        InitConnection<?> inner = (InitConnection<?>) outer.query();
        assertThat(inner.apiId()).isEqualTo(12345);
        assertThat(inner.deviceModel()).isEqualTo("model");
        assertThat(inner.query()).isInstanceOf(GetNearestDc.class);
    }

    @Test
    void callsThatDoNotWaitForTheFirstIntroduceUsToo() {
        connectionComes();
        CompletableFuture<NearestDc> first = server.pending(WRAPPED);
        server.result(WRAPPED, NEAREST);
        CompletableFuture<NearestDc> waiting = call();
        assertThat(call()).isCompletedWithValue(NEAREST);
        first.complete(NEAREST);
        assertThat(waiting).isCompletedWithValue(NEAREST);
    }

    @Test
    void manyCallsOpenOneConnection() {
        CompletableFuture<DcConnection> opening = new CompletableFuture<>();
        connections.add(opening);
        List<CompletableFuture<NearestDc>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            server.result(i == 0 ? WRAPPED : PLAIN, NEAREST);
            calls.add(call());
        }
        calls.get(19).cancel(true);
        opening.complete(new Fake(server));
        assertThat(opened).hasSize(1);
        assertThat(calls.subList(0, 19)).allMatch(f -> f.isDone() && !f.isCompletedExceptionally());
    }

    @Test
    void anErrorOfTheCallNamesTheCall() {
        connectionComes();
        server.error(WRAPPED, 400, "INPUT_METHOD_INVALID").result(PLAIN, NEAREST);
        assertThat(call())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.method()).isEqualTo(PLAIN));
        assertThat(call()).isCompletedWithValue(NEAREST);
    }

    @Test
    void aServerThatHasForgottenUsIsTold() {
        connectionComes();
        server.result(WRAPPED, NEAREST)
                .error(PLAIN, 400, "CONNECTION_NOT_INITED")
                .result(WRAPPED, NEAREST);
        callWorks();
        CompletableFuture<NearestDc> again = call();
        time.advance(Duration.ofSeconds(1));
        assertThat(again).isCompletedWithValue(NEAREST);
        assertThat(server.names()).containsExactly(WRAPPED, PLAIN, WRAPPED);
    }

    @Test
    void anIntroductionThatIsNeverAcceptedEnds() {
        connectionComes();
        for (int i = 0; i < 3; i++) {
            server.error(WRAPPED, 400, "CONNECTION_LAYER_INVALID");
        }
        CompletableFuture<NearestDc> call = call();
        time.advance(Duration.ofSeconds(10));
        assertThat(call).isCompletedExceptionally();
        assertThat(server.calls()).hasSize(3);
    }

    @Test
    void aNewSessionOfTheServerIsIntroducedToAgain() {
        connectionComes();
        server.result(WRAPPED, NEAREST).result(WRAPPED, NEAREST);
        callWorks();
        opened.get(0).onNewSession();
        assertThat(events).isEmpty();
        opened.get(0).onNewSession();
        assertThat(events).containsExactly("forgotten");
        callWorks();
        assertThat(server.names()).containsExactly(WRAPPED, WRAPPED);
    }

    @Test
    void whatWasNotSentIsSentOnTheNextConnection() {
        connectionComes();
        connectionComes();
        server.fails(WRAPPED, new ConnectionLostException("cut", true, null)).result(WRAPPED, NEAREST);
        CompletableFuture<NearestDc> call = call();
        opened.get(0).onClosed(new ConnectionLostException("cut", true, null));
        time.advance(Duration.ofSeconds(1));
        assertThat(call).isCompletedWithValue(NEAREST);
        assertThat(events).containsExactly("ended");
        assertThat(opened).hasSize(2);
    }

    @Test
    void whatMayHaveBeenExecutedIsNotSentAgain() {
        connectionComes();
        server.fails(WRAPPED, new ConnectionLostException("cut", false, null));
        assertThat(call())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        e -> assertThat(e.safeToRetry()).isFalse());
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void connectingIsTriedThreeTimesWithPauses() {
        for (int i = 0; i < 3; i++) {
            connectionFails(new ConnectionLostException("refused", false, null));
        }
        CompletableFuture<NearestDc> call = call();
        assertThat(time.waits().get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        time.advance(time.waits().get(0));
        assertThat(time.waits().get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        time.advance(time.waits().get(0));
        assertThat(call).isCompletedExceptionally();
        assertThat(opened).hasSize(3);
        assertThat(events).containsExactly("failed");
        connectionComes();
        server.result(WRAPPED, NEAREST);
        assertThat(call()).isCompletedWithValue(NEAREST);
    }

    @Test
    void anUnknownKeyIsNotTriedAgain() {
        connectionFails(new TransportException(-404));
        assertThat(call()).isCompletedExceptionally();
        assertThat(opened).hasSize(1);
        assertThat(events).containsExactly("failed");
    }

    @Test
    void afterCloseCallsFail() {
        connectionComes();
        server.result(WRAPPED, NEAREST);
        callWorks();
        assertThat(link.close(Duration.ZERO)).isCompleted();
        opened.get(0).onClosed(null);
        assertThat(events).isEmpty();
        assertThat(link.close(Duration.ZERO)).isCompleted();
        assertThat(call()).isCompletedExceptionally();
    }

    @Test
    void closingEndsAConnectionThatIsBeingOpened() {
        CompletableFuture<DcConnection> opening = new CompletableFuture<>();
        connections.add(opening);
        CompletableFuture<NearestDc> call = call();
        link.close(Duration.ZERO).join();
        assertThat(opening).isCancelled();
        assertThat(call).isCompletedExceptionally();
        assertThat(opened).hasSize(1);
    }

    /** It is cancelled between the moment at which it is open and that at which the link hears of it. */
    @Test
    void aConnectionThatNobodyWaitsForAnyMoreIsClosed() {
        CompletableFuture<DcConnection> opening = new CompletableFuture<>();
        connections.add(opening);
        List<String> closed = new ArrayList<>();
        CompletableFuture<DcConnection> handed = link.connection();
        CompletableFuture<Boolean> givenUp = opening.thenApply(open -> handed.cancel(true));
        opening.complete(new DcConnection() {
            @Override
            public <R> CompletableFuture<R> send(TlMethod<R> method, CallOptions options) {
                return server.invoke(method);
            }

            @Override
            public CompletableFuture<Void> close(Duration grace) {
                closed.add("closed");
                return CompletableFuture.completedFuture(null);
            }
        });
        assertThat(givenUp).isCompletedWithValue(true);
        assertThat(closed).containsExactly("closed");
    }

    @Test
    void cancellingACallReachesTheConnection() {
        connectionComes();
        CompletableFuture<NearestDc> sent = server.pending(WRAPPED);
        call().cancel(true);
        assertThat(sent).isCancelled();
    }
}
