package dev.mtproto4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.tl.RpcException;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A bot on the test server whose calls are known, read back from a simple registry and as Prometheus reads them. */
class ClientMetersIT {

    private static final String TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr";
    private static final int CALLS = 5;

    @Test
    void aClientIsMeasured() {
        SimpleMeterRegistry simple = new SimpleMeterRegistry();
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        MtprotoMeters meters = new MtprotoMeters();
        meters.bindTo(new CompositeMeterRegistry().add(simple).add(prometheus));
        converse(meters);

        assertThat(simple.get("mtproto.calls")
                        .tags("method", "users.getUsers", "outcome", "result")
                        .timer()
                        .count())
                .isEqualTo(CALLS);
        assertThat(simple.get("mtproto.calls")
                        .tags("method", "help.getNearestDc", "outcome", "rpc_error", "error", "FLOOD_WAIT_%d")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(simple.get("mtproto.flood.waits")
                        .tags("method", "help.getNearestDc", "slept", "false")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(3600);
        assertThat(simple.find("mtproto.calls.pending").gauges()).allMatch(gauge -> gauge.value() == 0);
        assertThat(simple.find("mtproto.connections.active").gauges()).allMatch(gauge -> gauge.value() == 0);

        String text = prometheus.scrape();
        assertThat(text)
                .contains("# TYPE mtproto_calls_seconds summary")
                .contains("mtproto_calls_seconds_count{dc=\"1\",error=\"none\",method=\"users.getUsers\","
                        + "outcome=\"result\"} " + CALLS)
                .contains("mtproto_network_sent_bytes_total{dc=\"1\"}")
                .contains("mtproto_connections_opened_total{dc=\"1\"} 1.0")
                .contains("mtproto_key_exchanges_seconds_count{dc=\"1\",kind=\"temporary\",outcome=\"success\"} 1")
                .doesNotContain(TOKEN);
    }

    private static void converse(MtprotoMeters meters) {
        try (TestCluster servers = TestCluster.builder()
                        .account(Account.bot(TOKEN).firstName("Echo").build())
                        .start();
                TelegramClient client = TelegramClient.builder(new MemorySessionStorage())
                        .apiId(12345)
                        .apiHash("0123456789abcdef0123456789abcdef")
                        .server(1, servers.dc(1).address(), servers.publicKey())
                        .botToken(TOKEN)
                        .observer(meters)
                        .build()) {
            client.start();
            for (int i = 0; i < CALLS; i++) {
                client.call(new GetUsers(List.of(new InputUserSelf())));
            }
            servers.faults().failNext(GetNearestDc.CONSTRUCTOR_ID, 420, "FLOOD_WAIT_3600");
            assertThatThrownBy(() -> client.call(new GetNearestDc())).isInstanceOf(RpcException.class);
        }
    }
}
