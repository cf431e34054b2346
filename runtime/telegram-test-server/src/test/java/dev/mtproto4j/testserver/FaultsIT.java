package dev.mtproto4j.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.contacts.GetStatuses;
import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.help.GetSupport;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.core.ConnectionLostException;
import dev.mtproto4j.testserver.rpc.Faults;
import dev.mtproto4j.testserver.rpc.RecordedRequest;
import dev.mtproto4j.tl.RpcException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {
    private static final int METHOD = GetNearestDc.CONSTRUCTOR_ID;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final NearestDc ANSWER = new NearestDc("NL", 1, 2);

    private final AtomicInteger executed = new AtomicInteger();
    private TestCluster cluster;
    private ApiClient client;

    @BeforeAll
    void start() {
        cluster = TestCluster.start();
        cluster.handle(GetNearestDc.class, (context, method) -> {
            executed.incrementAndGet();
            return ANSWER;
        });
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @BeforeEach
    void connect() {
        executed.set(0);
        client = ApiClient.connect(cluster, 1);
        client.call(new GetConfig());
        cluster.clearRequests();
    }

    @AfterEach
    void disconnect() {
        cluster.faults().clear();
        cluster.dc(1).faults().clear();
        client.close();
    }

    @Test
    void errorsOnDemand() {
        Faults faults = cluster.dc(1).faults();
        faults.failNext(METHOD, 420, "FLOOD_WAIT_3")
                .failNext(METHOD, 303, "PHONE_MIGRATE_2")
                .failNext(METHOD, 500, "INTERNAL", 2);
        assertThat(client.error(new GetNearestDc())).isEqualTo("420 FLOOD_WAIT_3");
        assertThat(client.error(new GetNearestDc())).isEqualTo("303 PHONE_MIGRATE_2");
        assertThat(client.error(new GetNearestDc())).isEqualTo("500 INTERNAL");
        assertThat(client.error(new GetNearestDc())).isEqualTo("500 INTERNAL");
        assertThat(client.call(new GetNearestDc())).isEqualTo(ANSWER);
        assertThat(executed).hasValue(1);
        assertThat(cluster.requests("help.getNearestDc"))
                .extracting(RecordedRequest::error)
                .containsExactly("420 FLOOD_WAIT_3", "303 PHONE_MIGRATE_2", "500 INTERNAL", "500 INTERNAL", null);
    }

    @Test
    void faultsOfOtherDataCentersDoNotCount() {
        cluster.dc(2).faults().failAlways(Faults.ANY_METHOD, 500, "X");
        assertThat(client.call(new GetNearestDc())).isEqualTo(ANSWER);
        cluster.dc(2).faults().clear();
        cluster.faults().failNext(METHOD, 400, "EVERYWHERE");
        assertThat(client.error(new GetNearestDc())).isEqualTo("400 EVERYWHERE");
    }

    @Test
    void aRequestWhoseConnectionWasCutBeforehandIsExecutedOnceOrReported() {
        cluster.faults().dropConnection(METHOD);
        assertThat(answeredOrLost()).isTrue();
        assertThat(executed.get()).isLessThanOrEqualTo(1);
        assertThat(client.call(new GetNearestDc())).isEqualTo(ANSWER);
    }

    @Test
    void anExecutedRequestWhoseAnswerIsGoneForGood() {
        cluster.faults().dropAfterExecuting(METHOD);
        answeredOrLost();
        assertThat(executed.get()).isPositive();
        assertThat(client.call(new GetNearestDc())).isEqualTo(ANSWER);
    }

    @Test
    void anAnswerThatWaitsForTheReconnection() {
        cluster.faults().answerAfterReconnect(METHOD);
        assertThat(client.call(new GetNearestDc())).isEqualTo(ANSWER);
        assertThat(executed).hasValue(1);
    }

    @Test
    void duplicatesAndDelaysAreBorneByTheClient() {
        cluster.faults().duplicateAnswer(METHOD).delay(METHOD, Duration.ofMillis(50));
        long before = System.nanoTime();
        assertThat(client.call(new GetNearestDc())).isEqualTo(ANSWER);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(client.call(new GetNearestDc())).isEqualTo(ANSWER);
        assertThat(executed).hasValue(2);
    }

    @Test
    void wrongSaltsAreCorrected() {
        cluster.dc(1).rotateSalts();
        assertThat(client.call(new GetNearestDc())).isEqualTo(ANSWER);
        assertThat(executed).hasValue(1);
    }

    @Test
    void aRestartForgetsSessionsButNotKeys() {
        cluster.dc(1).forgetSessions();
        assertThat(client.call(new GetNearestDc())).isEqualTo(ANSWER);
    }

    @Test
    void cutConnectionsComeBack() throws InterruptedException {
        // That of the test before may still be ending.
        cluster.await("one connection", PATIENCE, () -> cluster.dc(1).connectionCount() == 1);
        cluster.dc(1).closeConnections();
        assertThat(client.call(new GetNearestDc())).isEqualTo(ANSWER);
    }

    @Test
    void unknownMethodsAndFailingHandlers() {
        assertThat(client.error(new GetSupport())).isEqualTo("400 METHOD_INVALID");
        assertThat(client.error(new GetStatuses())).isEqualTo("401 AUTH_KEY_UNREGISTERED");
        cluster.dispatcher().handle(GetSupport.CONSTRUCTOR_ID, (context, method) -> {
            throw new IllegalStateException("broken on purpose");
        });
        assertThat(client.error(new GetSupport())).isEqualTo("500 INTERNAL_SERVER_ERROR");
        cluster.dispatcher().result(GetSupport.CONSTRUCTOR_ID, "not a help.Support");
        assertThat(client.error(new GetSupport())).isEqualTo("500 INTERNAL_SERVER_ERROR");
        cluster.dispatcher().remove(GetSupport.CONSTRUCTOR_ID).fallback((context, method) -> {
            throw context.error(400, "FELL_BACK");
        });
        assertThat(client.error(new GetSupport())).isEqualTo("400 FELL_BACK");
    }

    /** Whether the call ended as it may: answered by another try, or reported as lost. */
    private boolean answeredOrLost() {
        try {
            return client.call(new GetNearestDc()).equals(ANSWER);
        } catch (ConnectionLostException lost) {
            return true;
        } catch (RpcException e) {
            return false;
        }
    }
}
