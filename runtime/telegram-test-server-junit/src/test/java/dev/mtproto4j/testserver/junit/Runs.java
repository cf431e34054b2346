package dev.mtproto4j.testserver.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mtproto4j.testserver.TestCluster;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes, and looks at what is left of them. */
final class Runs {
    private Runs() {}

    static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
    }

    static void allGreen(EngineExecutionResults results, int tests) {
        assertThat(failures(results)).isEmpty();
        results.testEvents().assertStatistics(stats -> stats.succeeded(tests).finished(tests));
    }

    /** Of tests and of classes. */
    static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().executions().failed().stream()
                .map(execution -> execution
                        .getTerminationInfo()
                        .getExecutionResult()
                        .getThrowable()
                        .orElseThrow())
                .toList();
    }

    static boolean isOpen(TestCluster cluster) throws IOException {
        try (Socket socket =
                new Socket(cluster.dc(1).address().getAddress(), cluster.dc(1).port())) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    static void closed(TestCluster cluster) {
        assertThat(cluster.servers())
                .allSatisfy(server -> assertThatThrownBy(
                                () -> new Socket(server.address().getAddress(), server.port()).close())
                        .isInstanceOf(ConnectException.class));
    }

    /** Those of servers that do not end by themselves; a thread may take a moment after its last task. */
    static List<String> serverThreads() throws InterruptedException {
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mtproto4j-server")
                        || thread.getName().startsWith("test-server"))
                .toList();
        for (Thread thread : threads) {
            thread.join(60_000);
        }
        return threads.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }
}
