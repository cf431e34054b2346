package dev.mtproto4j.testserver.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.TestServer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a server lives, and who shares it. */
@Execution(ExecutionMode.SAME_THREAD)
class LifetimeIT {
    private static final Set<TestCluster> SEEN = new LinkedHashSet<>();

    @BeforeEach
    void nothingSeen() {
        SEEN.clear();
    }

    @Test
    void eachTestHasItsOwnAndItIsClosedAfterwards() throws Exception {
        Runs.allGreen(Runs.run(OwnForEachTest.class), 5);

        assertThat(SEEN).hasSize(5).allSatisfy(Runs::closed);
        assertThat(Runs.serverThreads()).isEmpty();
    }

    @TelegramServer(dataCenters = 3)
    static class OwnForEachTest {
        private final TestCluster ofConstructor;

        OwnForEachTest(TestCluster ofConstructor) {
            this.ofConstructor = ofConstructor;
        }

        @BeforeEach
        @AfterEach
        void theSameAsInTheConstructor(TestCluster cluster) throws Exception {
            assertThat(cluster).isSameAs(ofConstructor);
            assertThat(Runs.isOpen(cluster)).isTrue();
        }

        @Test
        void first(TestCluster cluster) {
            assertThat(cluster).isSameAs(ofConstructor);
            assertThat(cluster.servers()).hasSize(3);
            notSeenBefore(cluster);
        }

        @Test
        void dataCenterOne(TestServer server) {
            assertThat(server).isSameAs(ofConstructor.dc(1));
            notSeenBefore(ofConstructor);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void eachInvocation(int number, TestCluster cluster) {
            assertThat(cluster).isSameAs(ofConstructor);
            notSeenBefore(cluster);
        }

        @Nested
        class Inside {
            @Test
            void too(TestCluster cluster) {
                assertThat(cluster).isSameAs(ofConstructor);
                notSeenBefore(cluster);
            }
        }
    }

    @Test
    void aClassWithOneInstanceSharesOne() throws Exception {
        Runs.allGreen(Runs.run(SharedByTheClass.class), 4);

        assertThat(SEEN).hasSize(2).allSatisfy(Runs::closed);
        assertThat(Runs.serverThreads()).isEmpty();
    }

    @TelegramServer
    @TestInstance(Lifecycle.PER_CLASS)
    static class SharedByTheClass {
        private final List<TestCluster> shared = new ArrayList<>();

        @BeforeAll
        void beforeAll(TestCluster cluster) {
            shared.add(cluster);
            notSeenBefore(cluster);
        }

        @Test
        void one(TestCluster cluster) throws Exception {
            assertThat(shared).containsOnly(cluster);
            assertThat(Runs.isOpen(cluster)).isTrue();
        }

        @Test
        void another(TestServer server) {
            assertThat(shared).allMatch(cluster -> cluster.dc(1).equals(server));
        }

        @Test
        @TelegramServer(dataCenters = 1)
        @TestBot(token = "7:x")
        void itsOwn(TestCluster cluster) {
            assertThat(shared).doesNotContain(cluster);
            assertThat(cluster.servers()).hasSize(1);
            assertThat(cluster.account(7)).isPresent();
            notSeenBefore(cluster);
        }

        @Nested
        class Inside {
            @Test
            void theSame(TestCluster cluster) {
                assertThat(shared).containsOnly(cluster);
            }
        }
    }

    private static void notSeenBefore(TestCluster cluster) {
        assertThat(SEEN.add(cluster)).isTrue();
    }
}
