package dev.mtproto4j.client;

import static dev.mtproto4j.client.support.LoopbackCluster.ADA;
import static dev.mtproto4j.client.support.LoopbackCluster.ALAN;
import static dev.mtproto4j.client.support.LoopbackCluster.CODE;
import static dev.mtproto4j.client.support.LoopbackCluster.GRACE;
import static dev.mtproto4j.client.support.LoopbackCluster.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.type.DataJSON;
import dev.mtproto4j.api.type.InputPasskeyCredential;
import dev.mtproto4j.api.type.InputPasskeyCredentialPublicKey;
import dev.mtproto4j.api.type.InputPasskeyResponseLogin;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.auth.Login;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.auth.PasskeyAuthenticator;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.support.LoopbackCluster;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logins without a number: a QR code that a second client accepts, and passkeys. */
@Timeout(60)
class QrLoginIT {

    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");

    private final LoopbackCluster cluster = new LoopbackCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private TelegramClient client(String... typed) {
        return cluster.client(new MemorySessionStorage(), typed).build();
    }

    private static CompletableFuture<LoginState> next(TelegramClient client) {
        CompletableFuture<LoginState> next = new CompletableFuture<>();
        client.onLoginState(next::complete);
        return next;
    }

    /** Shows a code on one client, and has another one accept it. */
    private LoginState scanned(TelegramClient fresh, String... typed) {
        LoginState.WaitQrScan shown =
                (LoginState.WaitQrScan) Calls.await(fresh.login().qrStart());
        CompletableFuture<LoginState> after = next(fresh);
        try (TelegramClient other = client(typed)) {
            other.start();
            assertThat(Calls.await(other.sessions().accept(shown.link())).hash())
                    .isNotZero();
        }
        return after.join();
    }

    @Test
    void aSecondClientAcceptsTheCode() {
        try (TelegramClient fresh = client()) {
            assertThat(scanned(fresh, ADA, "y", CODE)).isInstanceOf(LoginState.SignedIn.class);
            assertThat(fresh.me().orElseThrow().firstName()).isEqualTo("Ada");
        }
    }

    @Test
    void whoeverLivesElsewhereTakesTheHomeAlong() {
        try (TelegramClient fresh = client()) {
            assertThat(scanned(fresh, GRACE, "y", CODE)).isInstanceOf(LoginState.SignedIn.class);
            assertThat(fresh.homeDc()).isEqualTo(2);
        }
    }

    @Test
    void thePasswordComesAfterTheScan() {
        try (TelegramClient fresh = client()) {
            assertThat(scanned(fresh, ALAN, "y", CODE, PASSWORD))
                    .isEqualTo(new LoginState.WaitPassword("the usual", true));
            assertThat(Calls.await(fresh.login().checkPassword(PASSWORD.toCharArray())))
                    .isInstanceOf(LoginState.SignedIn.class);
        }
    }

    @Test
    void theConsoleDrawsTheCodeAndGoesOnByItself() throws Exception {
        try (TelegramClient fresh = client("QR", PASSWORD)) {
            CompletableFuture<User> started = CompletableFuture.supplyAsync(fresh::start);
            cluster.awaitShown("\u2588\u2588\u2588");
            cluster.servers.logins().acceptQrCode(ALAN);
            assertThat(started.get(20, TimeUnit.SECONDS).firstName()).isEqualTo("Alan");
        }
        assertThat(cluster.screen())
                .contains("Settings, Devices, Link Desktop Device.\n\u2588\u2588\u2588")
                .contains("Enter password (hint: the usual): Logged in successfully as Alan")
                .doesNotContain("tg://login");
    }

    @Test
    void aCodeIsAcceptedOnceAndWrongLinksAreNotSent() {
        try (TelegramClient fresh = client();
                TelegramClient ada = cluster.ada()) {
            LoginState.WaitQrScan shown =
                    (LoginState.WaitQrScan) Calls.await(fresh.login().qrStart());
            Calls.await(ada.sessions().accept(shown.link()));
            assertThatThrownBy(() -> Calls.await(ada.sessions().accept(shown.link())))
                    .hasMessageContaining("AUTH_TOKEN_ALREADY_ACCEPTED");
            assertThatThrownBy(() -> ada.sessions().accept("https://example.org"))
                    .hasMessage("That is not a login link. One begins with tg://login?token=");
            assertThatThrownBy(() -> ada.sessions().accept("tg://login?token=!"))
                    .hasMessage("That link does not end in a login token.");
        }
    }

    private static PasskeyAuthenticator authenticator(String id, String handle) {
        return options -> {
            Matcher challenge = CHALLENGE.matcher(options);
            assertThat(challenge.find()).isTrue();
            InputPasskeyCredential credential = new InputPasskeyCredentialPublicKey(
                    id,
                    id,
                    new InputPasskeyResponseLogin(
                            new DataJSON("{\"challenge\":\"" + challenge.group(1) + "\"}"),
                            new byte[37],
                            new byte[64],
                            handle));
            return CompletableFuture.completedFuture(credential);
        };
    }

    @Test
    void passkeysSignInHereAndElsewhere() {
        cluster.servers.logins().passkey(ADA, "key-of-ada").passkey(GRACE, "key-of-grace");
        try (TelegramClient client = client()) {
            Login login = client.login();
            assertThatThrownBy(() -> Calls.await(login.passkey(authenticator("unknown", "1:1001"))))
                    .hasMessageContaining("CREDENTIAL_INVALID");
            assertThat(Calls.await(login.passkey(authenticator("key-of-ada", "1:1001"))))
                    .isInstanceOf(LoginState.SignedIn.class);
        }
        try (TelegramClient client = client()) {
            assertThat(Calls.await(client.login().passkey(authenticator("key-of-grace", "2:1002"))))
                    .isInstanceOf(LoginState.SignedIn.class);
            assertThat(client.homeDc()).isEqualTo(2);
        }
    }
}
