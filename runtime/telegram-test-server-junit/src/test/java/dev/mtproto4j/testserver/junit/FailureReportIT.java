package dev.mtproto4j.testserver.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.testserver.TestCluster;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** What the reader of a failed test learns. */
class FailureReportIT {

    @Test
    void theRequestsOfTheFailedTestComeWithItsFailure() {
        EngineExecutionResults results = Runs.run(OneFails.class);

        results.testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(2).aborted(1));
        List<Throwable> failures = Runs.failures(results);
        assertThat(failures).hasSize(2);
        assertThat(failures.get(0).getSuppressed())
                .singleElement()
                .satisfies(requests -> assertThat(requests.getMessage())
                        .contains("requests in this test (UTC)")
                        .containsPattern("DC 1  key 1  layer 228  auth.sendCode\\R")
                        .containsPattern("auth.signIn  → 401 SESSION_PASSWORD_NEEDED\\R")
                        .endsWith("auth.checkPassword  → 400 PASSWORD_HASH_INVALID")
                        .doesNotContain("getNearestDc", "54321", "not-it", "secret", "12025550101"));
        assertThat(failures.get(1).getSuppressed())
                .singleElement()
                .satisfies(requests -> assertThat(requests).hasMessageContaining("received no request in this test"));
        assertThat(entries(results))
                .hasSize(2)
                .first()
                .isEqualTo(failures.get(0).getSuppressed()[0].getMessage());
    }

    private static List<String> entries(EngineExecutionResults results) {
        return results.allEvents().reportingEntryPublished().stream()
                .map(Event::getPayload)
                .map(payload ->
                        ((ReportEntry) payload.orElseThrow()).getKeyValuePairs().get("telegram-test-server"))
                .toList();
    }

    @TelegramServer
    @TestAccount(phone = "+12025550101", code = "54321", password = "secret")
    @TestInstance(Lifecycle.PER_CLASS)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class OneFails {
        @Test
        @Order(1)
        void passes(TestCluster telegram) {
            try (TelegramClient client = client(telegram)) {
                assertThat(client.call(new GetNearestDc()).thisDc()).isEqualTo(1);
            }
        }

        @Test
        @Order(2)
        void fails(TestCluster telegram) {
            try (TelegramClient client = client(telegram)) {
                client.login().sendCode("+12025550101").join();
                client.login().signIn("54321").join();
                client.login().checkPassword("not-it".toCharArray()).join();
            }
        }

        @Test
        @Order(3)
        void failsAtOnce(TestCluster telegram) {
            throw new AssertionError("before any request");
        }

        @Test
        @Order(4)
        void isAborted(TestCluster telegram) {
            Assumptions.abort();
        }

        private static TelegramClient client(TestCluster telegram) {
            return TelegramClient.builder(new MemorySessionStorage())
                    .apiId(1)
                    .apiHash("any")
                    .server(telegram.dc(1).address(), telegram.publicKey())
                    .build();
        }
    }
}
