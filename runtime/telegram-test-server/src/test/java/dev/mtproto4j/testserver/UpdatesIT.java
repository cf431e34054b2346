package dev.mtproto4j.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.InvokeWithLayer;
import dev.mtproto4j.api.method.InvokeWithoutUpdates;
import dev.mtproto4j.api.method.auth.ImportBotAuthorization;
import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.method.messages.GetHistory;
import dev.mtproto4j.api.method.messages.SendMessage;
import dev.mtproto4j.api.method.updates.GetDifference;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.type.InputPeerSelf;
import dev.mtproto4j.api.type.InputPeerUser;
import dev.mtproto4j.api.type.Message;
import dev.mtproto4j.api.type.PeerUser;
import dev.mtproto4j.api.type.UpdateLoginToken;
import dev.mtproto4j.api.type.UpdateNewMessage;
import dev.mtproto4j.api.type.UpdateShort;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.messages.Messages;
import dev.mtproto4j.api.type.updates.Difference;
import dev.mtproto4j.api.type.updates.State;
import dev.mtproto4j.testserver.account.Account;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdatesIT {
    private static final UpdateShort UPDATE = new UpdateShort(new UpdateLoginToken(), 7);

    private TestCluster cluster;

    @BeforeAll
    void start() {
        cluster = TestCluster.builder()
                .account(Account.bot("110:a").build())
                .account(Account.bot("111:b").build())
                .account(Account.builder("+12025550112").id(112).build())
                .start();
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    /** A client that has closed its connection still counts as connected until the server has heard of it. */
    @AfterEach
    void nobodyIsConnected() throws InterruptedException {
        cluster.await(
                "the end of all connections",
                Duration.ofSeconds(60),
                () -> cluster.dc(1).connectionCount() == 0);
    }

    @Test
    void aBotEchoes() throws Exception {
        try (ApiClient person = signedIn("110:a");
                ApiClient echo = signedIn("111:b")) {
            person.call(new SendMessage(peer(111), "hello", 1));
            Message heard = message(echo.nextUpdate(Updates.class));
            assertThat(heard.message()).isEqualTo("hello");
            long from = ((PeerUser) heard.peerId()).userId();
            echo.call(new SendMessage(peer(from), heard.message(), 2));
            Message answer = message(person.nextUpdate(Updates.class));
            assertThat(answer.message()).isEqualTo("hello");
            assertThat(answer.out()).isFalse();
            assertThat(person.waitingUpdates()).isZero();
        }
    }

    @Test
    void aClientThatWasAwayAsksForTheDifference() {
        State before;
        try (ApiClient echo = signedIn("111:b")) {
            before = echo.call(new GetState());
        }
        try (ApiClient person = signedIn("110:a");
                ApiClient back = signedIn("111:b")) {
            person.call(new SendMessage(peer(111), "while you were away", 3));
            Difference difference =
                    (Difference) back.call(new GetDifference(before.pts(), before.date(), before.qts()));
            assertThat(difference.newMessages())
                    .extracting(message -> ((Message) message).message())
                    .containsExactly("while you were away");
        }
    }

    @Test
    void somebodyWithoutAClientWritesToABot() throws Exception {
        try (ApiClient echo = signedIn("111:b")) {
            echo.call(new GetState());
            cluster.sendMessage(112, 111, "hello");
            Message heard = message(echo.nextUpdate(Updates.class));
            assertThat(heard.message()).isEqualTo("hello");
            echo.call(new SendMessage(peer(((PeerUser) heard.peerId()).userId()), "hello yourself", 9));
            assertThat(cluster.messages(112, 111)).containsExactly("hello", "hello yourself");
        }
    }

    @Test
    void whatWasThereBeforeComesCompressed() {
        String text = "x".repeat(4096);
        for (int i = 0; i < 50; i++) {
            cluster.addMessage(110, 110, text);
        }
        try (ApiClient person = signedIn("110:a")) {
            GetHistory page = GetHistory.builder()
                    .peer(new InputPeerSelf())
                    .offsetId(0)
                    .offsetDate(0)
                    .addOffset(0)
                    .limit(50)
                    .maxId(0)
                    .minId(0)
                    .hash(0L)
                    .build();
            Messages history = (Messages) person.call(page);
            assertThat(history.messages())
                    .hasSize(50)
                    .allSatisfy(
                            message -> assertThat(((Message) message).message()).isEqualTo(text));
            assertThat(cluster.requests("messages.getHistory")).singleElement().satisfies(request -> {
                assertThat(request.answerBytes()).isGreaterThan(50 * 4096);
                assertThat(request.gzipped()).isTrue();
            });
        }
        assertThatThrownBy(() -> cluster.addMessage(110, 4, text)).hasMessageContaining("no user 4");
    }

    @Test
    void pushesReachEverySessionThatWantsThem() throws Exception {
        try (ApiClient one = signedIn("110:a");
                ApiClient two = one.again(cluster, 1);
                ApiClient silent = one.again(cluster, 1)) {
            two.call(new GetState());
            silent.callBare(new InvokeWithLayer<>(228, ApiClient.init(new InvokeWithoutUpdates<>(new GetConfig()))));
            assertThat(cluster.push(110, UPDATE)).isEqualTo(2);
            assertThat(one.nextUpdate(UpdateShort.class)).isEqualTo(UPDATE);
            assertThat(two.nextUpdate(UpdateShort.class)).isEqualTo(UPDATE);
            silent.connection().ping().join();
            assertThat(silent.waitingUpdates()).isZero();
            assertThat(cluster.push(999, UPDATE)).isZero();
        }
    }

    private ApiClient signedIn(String token) {
        ApiClient client = ApiClient.connect(cluster, 1);
        client.call(new ImportBotAuthorization(0, 1, "hash", token));
        return client;
    }

    private static Message message(Updates updates) {
        return (Message) ((UpdateNewMessage) updates.updates().get(0)).message();
    }

    private InputPeerUser peer(long userId) {
        return new InputPeerUser(userId, cluster.accessHash(userId));
    }
}
