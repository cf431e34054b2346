package dev.mtproto4j.client;

import static dev.mtproto4j.client.support.LoopbackCluster.ADA;
import static dev.mtproto4j.client.support.LoopbackCluster.ALAN;
import static dev.mtproto4j.client.support.LoopbackCluster.BOT_TOKEN;
import static dev.mtproto4j.client.support.LoopbackCluster.CODE;
import static dev.mtproto4j.client.support.LoopbackCluster.GRACE;
import static dev.mtproto4j.client.support.LoopbackCluster.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.auth.LoginCancelledException;
import dev.mtproto4j.client.auth.LoginFailedException;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.storage.FileSessionStorage;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.support.LoopbackCluster;
import dev.mtproto4j.testserver.rpc.RecordedRequest;
import dev.mtproto4j.tl.RpcException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way to sign in, against the test server on loopback. */
@Timeout(60)
class LoginIT {

    private final LoopbackCluster cluster = new LoopbackCluster();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        cluster.close();
    }

    private User start(String... typed) {
        try (TelegramClient client =
                cluster.client(new MemorySessionStorage(), typed).build()) {
            return client.start();
        }
    }

    @Test
    void numberAndCode() {
        assertThat(start(ADA, "y", CODE).firstName()).isEqualTo("Ada");
        assertThat(cluster.screen())
                .startsWith("Enter phone number: Is \"" + ADA + "\" correct? (y/n): ")
                .endsWith("Enter phone code: Logged in successfully as Ada Lovelace (@ada, id 1001)\n");
        assertThat(cluster.servers.requests("auth.bindTempAuthKey")).hasSize(1);
        assertThat(cluster.servers.requests())
                .filteredOn(request -> !request.method().equals("auth.bindTempAuthKey"))
                .isNotEmpty()
                .allSatisfy(request -> {
                    assertThat(request.layer()).isEqualTo(228);
                    assertThat(request.authKeyId()).isNotEqualTo(request.permanentKeyId());
                });
    }

    @Test
    void wrongCodesThenTheRightOne() {
        start(ADA, "y", "00000", "", "99999", CODE);
        assertThat(cluster.screen())
                .containsPattern(
                        "(?s)That is not the code\\..*The code is empty\\..*That is not the code\\..*successfully");
    }

    @Test
    void passwordAsSecondFactor() {
        assertThat(start(ALAN, "y", CODE, "wrong horse", PASSWORD).id()).isEqualTo(1003);
        assertThat(cluster.screen())
                .contains("Enter password (hint: the usual): That is not the password.\nEnter password (hint")
                .doesNotContain(PASSWORD);
    }

    @Test
    void anUnknownNumberSignsUp() {
        User user = start("+12025550199", "y", "22222", "y", "Emmy", "Noether");
        assertThat(user.lastName()).isEqualTo("Noether");
        assertThat(cluster.servers.account("+12025550199")).isPresent();
    }

    @Test
    void aBotByItsToken() {
        try (TelegramClient client =
                cluster.client(new MemorySessionStorage()).botToken(BOT_TOKEN).build()) {
            assertThat(client.start().bot()).isTrue();
            assertThat(client.session().isBot()).isTrue();
        }
        try (TelegramClient client = cluster.client(new MemorySessionStorage())
                .botToken("110:AAnot-the-token")
                .build()) {
            assertThatThrownBy(client::start)
                    .isInstanceOf(LoginFailedException.class)
                    .hasMessage("The server does not know such a bot token.")
                    .hasCauseInstanceOf(RpcException.class);
        }
    }

    @Test
    void aSessionOfAnotherBotIsNotTakenForTheOneOfTheToken() {
        MemorySessionStorage storage = new MemorySessionStorage();
        long first;
        try (TelegramClient client = cluster.client(storage).botToken(BOT_TOKEN).build()) {
            first = client.start().id();
        }
        try (TelegramClient client =
                cluster.client(storage).botToken("7" + BOT_TOKEN).build()) {
            assertThatThrownBy(client::start)
                    .isInstanceOf(LoginFailedException.class)
                    .hasMessageContaining("id " + first + ") already, and the token is of another bot")
                    .hasMessageNotContaining(BOT_TOKEN.substring(BOT_TOKEN.indexOf(':')));
        }
        try (TelegramClient client = cluster.client(storage).botToken(BOT_TOKEN).build()) {
            assertThat(client.start().id()).isEqualTo(first);
        }
    }

    @Test
    void anAccountOfAnotherDataCentre() {
        try (TelegramClient client =
                cluster.client(new MemorySessionStorage(), GRACE, "y", CODE).build()) {
            assertThat(client.start().firstName()).isEqualTo("Grace");
            assertThat(client.homeDc()).isEqualTo(2);
            assertThat(client.session().dataCenters().keySet()).containsExactly(1, 2);
        }
        assertThat(cluster.servers.requests("auth.sendCode"))
                .extracting(RecordedRequest::dcId)
                .containsExactly(1, 2);
    }

    @Test
    void theNextStartAsksNothing() throws Exception {
        Path file = folder.resolve("my_account.session");
        try (TelegramClient client =
                cluster.client(new FileSessionStorage(file), ADA, "y", CODE).build()) {
            client.start();
        }
        long key;
        try (TelegramClient client =
                cluster.client(new FileSessionStorage(file)).build()) {
            String before = cluster.screen();
            assertThat(client.loginState()).isEqualTo(new LoginState.SignedIn(1001, false, null));
            assertThat(client.start().firstName()).isEqualTo("Ada");
            assertThat(client.me()).isPresent();
            assertThat(cluster.screen()).isEqualTo(before);
            key = client.session().dataCenter(1).orElseThrow().authKey().id();
        }
        assertThat(cluster.servers.requests())
                .filteredOn(request -> !request.method().equals("auth.bindTempAuthKey"))
                .extracting(RecordedRequest::permanentKeyId)
                .containsOnly(key);
        assertThat(cluster.requests("auth.sendCode")).isEqualTo(1);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("mtproto4j session\n");
    }

    @Test
    void givingUpLosesNothing() {
        Path file = folder.resolve("my_account.session");
        try (TelegramClient client =
                cluster.client(new FileSessionStorage(file), ADA, "y").build()) {
            assertThatThrownBy(client::start).isInstanceOf(LoginCancelledException.class);
        }
        try (TelegramClient client =
                cluster.client(new FileSessionStorage(file), ADA, "y", CODE).build()) {
            client.start();
        }
        assertThat(cluster.servers.requests())
                .filteredOn(request -> !request.method().equals("auth.bindTempAuthKey"))
                .extracting(RecordedRequest::permanentKeyId)
                .containsOnly(cluster.servers.requests("auth.sendCode").get(0).permanentKeyId());
    }

    @Test
    void aServerThatHasLostTheKeyAsksForANewLogin() {
        MemorySessionStorage storage = new MemorySessionStorage();
        try (TelegramClient client = cluster.client(storage, ADA, "y", CODE).build()) {
            client.start();
        }
        int port = cluster.servers.dc(1).port();
        cluster.close();
        try (LoopbackCluster again = new LoopbackCluster(port);
                TelegramClient client = again.client(storage, ADA, "y", CODE).build()) {
            assertThat(client.start().id()).isEqualTo(1001);
            assertThat(again.screen()).startsWith("The server has forgotten this session. Please sign in again.\n");
        }
    }

    @Test
    void logoutAndLoginAgain() {
        try (TelegramClient client = cluster.client(new MemorySessionStorage(), ADA, "y", CODE, ADA, "y", CODE)
                .build()) {
            client.start();
            client.logOut();
            assertThat(client.loginState()).isEqualTo(new LoginState.SignedOut(SessionEnd.LOGGED_OUT));
            assertThat(client.isSignedIn()).isFalse();
            client.start();
            assertThat(client.isSignedIn()).isTrue();
        }
    }

    @Test
    void aRevokedSessionIsToldAndANewLoginAsks() throws Exception {
        MemorySessionStorage storage = new MemorySessionStorage();
        try (TelegramClient client = cluster.client(storage, ADA, "y", CODE).build()) {
            client.start();
            BlockingQueue<LoginState> states = new LinkedBlockingQueue<>();
            client.onLoginState(states::add);
            cluster.servers.terminateSessions(1001);
            assertThatThrownBy(() -> client.call(new GetUsers(List.of(new InputUserSelf()))))
                    .isInstanceOfSatisfying(
                            RpcException.class, e -> assertThat(e.code()).isEqualTo(401));
            assertThat(client.loginState()).isInstanceOf(LoginState.SignedOut.class);
            assertThat(client.session().isSignedIn()).isFalse();
            // A call that the client makes by itself may be the first to hear of it, and be telling it still.
            assertThat(states.poll(20, TimeUnit.SECONDS)).isInstanceOf(LoginState.SignedOut.class);
            assertThat(states).isEmpty();
        }
        try (TelegramClient client = cluster.client(storage, ADA, "y", CODE).build()) {
            client.start();
            assertThat(client.isSignedIn()).isTrue();
        }
    }
}
