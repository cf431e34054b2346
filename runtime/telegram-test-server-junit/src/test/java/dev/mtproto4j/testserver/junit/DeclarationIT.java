package dev.mtproto4j.testserver.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.TestClusterBuilder;
import dev.mtproto4j.testserver.account.Account;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Accounts and settings that annotations name, and what is said of wrong ones. */
@TelegramServer(configure = DeclarationIT.WithLinus.class)
@TestAccount(phone = "+1 202 555 0101", code = "54321", password = "secret", firstName = "Ada", username = "ada")
@TestBot(token = "110:secret", username = "echo_bot")
class DeclarationIT {

    static class WithLinus implements TelegramServerConfigurer {
        @Override
        public void configure(TestClusterBuilder builder) {
            builder.account(Account.builder("+12025550109").build());
        }
    }

    @Test
    @TestAccount(phone = "+12025550102", id = 42, homeDc = 2)
    @TestAccount(phone = "+12025550103")
    void accountsOfTheClassAndOfTheMethodAreThere(TestCluster cluster) {
        Account ada = cluster.account("12025550101").orElseThrow();
        assertThat(ada.code()).isEqualTo("54321");
        assertThat(ada.password()).isEqualTo("secret");
        assertThat(ada.passwordHint()).isNull();
        assertThat(ada.firstName()).isEqualTo("Ada");
        assertThat(ada.lastName()).isNull();
        assertThat(ada.username()).isEqualTo("ada");
        assertThat(cluster.account(110).orElseThrow().isBot()).isTrue();
        assertThat(cluster.account(42).orElseThrow().homeDc()).isEqualTo(2);
        assertThat(cluster.account("+12025550103")).isPresent();
        assertThat(cluster.account("+12025550109")).isPresent();
    }

    @Test
    void thoseOfOtherMethodsAreNot(TestCluster cluster) {
        assertThat(cluster.account(42)).isEmpty();
        assertThat(cluster.servers()).hasSize(2);
    }

    @Nested
    @TestBot(token = "111:secret")
    class Inside {
        @Test
        void thoseOfClassesAroundAre(TestCluster cluster) {
            assertThat(cluster.account(110)).isPresent();
            assertThat(cluster.account(111)).isPresent();
        }
    }

    @TestBot(token = "112:secret")
    abstract static class Base {}

    @Nested
    @TestBot(token = "113:secret")
    class Derived extends Base {
        @Test
        void thoseOfSuperclassesAre(TestCluster cluster) {
            assertThat(cluster.account(112)).isPresent();
            assertThat(cluster.account(113)).isPresent();
        }
    }

    @TelegramServer(dataCenters = 1)
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OurServer {}

    @Nested
    @OurServer
    class AnAnnotationOfOnesOwn {
        @Test
        void canStandForIt(TestCluster cluster) {
            assertThat(cluster.servers()).hasSize(1);
        }
    }

    @Test
    void outsideOfATestThereIsNone() throws Exception {
        fails(
                NoneOutsideOfTests.class,
                "There is no server outside of a test in DeclarationIT$NoneOutsideOfTests",
                "@TestInstance(PER_CLASS)");
    }

    @TelegramServer
    static class NoneOutsideOfTests {
        @BeforeAll
        static void tooEarly(TestCluster cluster) {}

        @Test
        void test() {}
    }

    @Test
    void aWrongAccountIsNamed() throws Exception {
        fails(Twice.class, "The test server of test(TestCluster) cannot start: ", "12025550101");
    }

    @TelegramServer
    @TestAccount(phone = "+12025550101")
    @TestAccount(phone = "+1 202 555 0101")
    static class Twice {
        @Test
        void test(TestCluster cluster) {}
    }

    @Test
    void accountsOfAMethodCannotReachASharedServer() throws Exception {
        fails(TooLate.class, "The accounts on ", "TooLate.test(", "come too late", "shared by all of its tests");
    }

    @TelegramServer
    @TestInstance(Lifecycle.PER_CLASS)
    static class TooLate {
        @Test
        @TestBot(token = "1:x")
        void test(TestCluster cluster) {}
    }

    private static void fails(Class<?> testClass, String... texts) throws Exception {
        assertThat(Runs.failures(Runs.run(testClass)))
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContainingAll(texts));
        assertThat(Runs.serverThreads()).isEmpty();
    }
}
