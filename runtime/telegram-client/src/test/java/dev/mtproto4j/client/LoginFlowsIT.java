package dev.mtproto4j.client;

import static dev.mtproto4j.client.support.LoopbackCluster.ADA;
import static dev.mtproto4j.client.support.LoopbackCluster.ALAN;
import static dev.mtproto4j.client.support.LoopbackCluster.CODE;
import static dev.mtproto4j.client.support.LoopbackCluster.GRACE;
import static dev.mtproto4j.client.support.LoopbackCluster.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.type.EmailVerificationApple;
import dev.mtproto4j.api.type.EmailVerificationGoogle;
import dev.mtproto4j.api.type.auth.SentCodeType;
import dev.mtproto4j.api.type.auth.SentCodeTypeApp;
import dev.mtproto4j.api.type.auth.SentCodeTypeCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeEmailCode;
import dev.mtproto4j.api.type.auth.SentCodeTypeFirebaseSms;
import dev.mtproto4j.api.type.auth.SentCodeTypeFlashCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeFragmentSms;
import dev.mtproto4j.api.type.auth.SentCodeTypeMissedCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeSetUpEmailRequired;
import dev.mtproto4j.api.type.auth.SentCodeTypeSms;
import dev.mtproto4j.api.type.auth.SentCodeTypeSmsPhrase;
import dev.mtproto4j.api.type.auth.SentCodeTypeSmsWord;
import dev.mtproto4j.client.auth.Login;
import dev.mtproto4j.client.auth.LoginFailedException;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.support.LoopbackCluster;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logins by number: every way in which a code comes, and what may stand before it or after it. */
@Timeout(60)
class LoginFlowsIT {

    private final LoopbackCluster cluster = new LoopbackCluster(builder -> builder.codeTimeout(Duration.ZERO));

    @AfterEach
    void stop() {
        cluster.close();
    }

    private TelegramClient client(String... typed) {
        return cluster.client(new MemorySessionStorage(), typed).build();
    }

    private void start(String... typed) {
        try (TelegramClient client = client(typed)) {
            client.start();
        }
    }

    private static SentCodeTypeEmailCode byEmail() {
        return new SentCodeTypeEmailCode("a***@example.org", 5);
    }

    @Test
    void everyWayOfACodeIsNamedAndSignsIn() {
        Map<SentCodeType, String> ways = new LinkedHashMap<>();
        ways.put(new SentCodeTypeApp(5), "The code was sent to your other Telegram apps.");
        ways.put(new SentCodeTypeSms(5), "The code was sent by SMS.");
        ways.put(new SentCodeTypeFirebaseSms(5), "The code was sent by SMS.");
        ways.put(
                SentCodeTypeSmsWord.builder().beginning("ap").build(),
                "A word that begins with \"ap\" was sent by SMS; it is the code.");
        ways.put(new SentCodeTypeSmsPhrase(), "A phrase was sent by SMS; it is the code.");
        ways.put(new SentCodeTypeCall(5), "You will be called, and told the code.");
        ways.put(
                new SentCodeTypeFlashCall("+1202*"),
                "You will be called from a number like +1202*. The number is the code.");
        ways.put(
                new SentCodeTypeMissedCall("+1202", 5),
                "You will be called from a number that begins with +1202. Its last 5 digits are the code.");
        ways.put(
                new SentCodeTypeFragmentSms("https://fragment.com/x", 5),
                "The code is on Fragment: https://fragment.com/x");
        ways.put(byEmail(), "The code was sent to a***@example.org.");
        ways.forEach((way, words) -> {
            cluster.servers.logins().codeWays(ADA, way);
            int before = cluster.screen().length();
            start(ADA, "y", CODE);
            assertThat(cluster.screen().substring(before))
                    .contains("correct? (y/n): " + words + "\nEnter phone code: Logged in successfully as Ada");
        });
    }

    @Test
    void emptyLinesGoThroughTheWays() {
        cluster.servers
                .logins()
                .codeWays(
                        ADA,
                        new SentCodeTypeApp(5),
                        new SentCodeTypeSms(5),
                        new SentCodeTypeMissedCall("+1202", 5),
                        new SentCodeTypeFlashCall("+1202*"),
                        new SentCodeTypeFragmentSms("https://fragment.com/x", 5));
        start(ADA, "y", "", "", "", "", "", CODE);
        assertThat(cluster.screen())
                .containsSubsequence(
                        "other Telegram apps",
                        "by SMS",
                        "Its last 5 digits",
                        "a number like",
                        "on Fragment",
                        "code is empty");
    }

    @Test
    void withoutFirebaseTheNextWayIsAskedFor() {
        cluster.servers.logins().codeWays(ADA, new SentCodeTypeFirebaseSms(5), new SentCodeTypeCall(5));
        start(ADA, "y", CODE);
        assertThat(cluster.screen()).contains("asking for another way.\nYou will be called");
    }

    @Test
    void aPhoneProvesItselfToFirebase() {
        cluster.servers.logins().codeWays(ADA, new SentCodeTypeFirebaseSms(5));
        try (TelegramClient client = client()) {
            Login login = client.login();
            Calls.await(login.sendCode(ADA));
            assertThat(Calls.await(login.requestFirebaseSms(proof -> proof.playIntegrityToken("token"))))
                    .isTrue();
            assertThat(Calls.await(login.reportMissingCode("310260"))).isTrue();
            assertThat(Calls.await(login.signIn(CODE))).isInstanceOf(LoginState.SignedIn.class);
        }
    }

    @Test
    void anEmailAddressIsSetUpFirst() {
        cluster.servers.logins().codeWays(ADA, new SentCodeTypeSetUpEmailRequired(), byEmail(), new SentCodeTypeSms(5));
        start(ADA, "y", "ada", "ada@example.org", "", "ada@example.net", "00000", CODE, CODE);
        assertThat(cluster.screen())
                .containsSubsequence(
                        "This account needs an e-mail address for logins.\nEnter e-mail address: ",
                        "That is not an e-mail address.",
                        "A code was sent to a***@e***.org. An empty line asks for the address again.\n"
                                + "Enter e-mail code: ",
                        "A code was sent to a***@e***.net.",
                        "That is not the code.",
                        "The code was sent to a***@example.org.\nEnter phone code: Logged in successfully");
    }

    @Test
    void appleAndGoogleVouchForAddresses() {
        cluster.servers.logins().codeWays(ADA, new SentCodeTypeSetUpEmailRequired(), byEmail());
        try (TelegramClient client = client()) {
            Login login = client.login();
            assertThat(Calls.await(login.sendCode(ADA))).isInstanceOf(LoginState.WaitEmail.class);
            LoginState next = Calls.await(login.verifyEmail(new EmailVerificationGoogle(CODE)));
            assertThat(next)
                    .isInstanceOfSatisfying(
                            LoginState.WaitCode.class,
                            code -> assertThat(code.byEmail()).isTrue());
            assertThat(Calls.await(login.signIn(new EmailVerificationApple(CODE))))
                    .isInstanceOf(LoginState.SignedIn.class);
        }
    }

    @Test
    void anEmailAddressThatIsLostIsReset() {
        SentCodeTypeEmailCode slow =
                byEmail().toBuilder().resetAvailablePeriod(86_400).build();
        cluster.servers.logins().codeWays(ADA, slow, new SentCodeTypeSms(5));
        try (TelegramClient client = client()) {
            Login login = client.login();
            Calls.await(login.sendCode(ADA));
            LoginState.WaitCode pending = (LoginState.WaitCode) Calls.await(login.resetLoginEmail());
            assertThat(((SentCodeTypeEmailCode) pending.type()).resetPendingDate())
                    .isPositive();
            assertThatThrownBy(() -> Calls.await(login.resetLoginEmail())).hasMessageContaining("TASK_ALREADY_EXISTS");
            assertThat(login.state()).isEqualTo(pending);
            cluster.servers.logins().codeWays(GRACE, byEmail(), new SentCodeTypeSms(5));
            Calls.await(login.sendCode(GRACE));
            assertThat(Calls.await(login.resetLoginEmail()))
                    .isInstanceOfSatisfying(
                            LoginState.WaitCode.class,
                            code -> assertThat(code.byEmail()).isFalse());
        }
    }

    @Test
    void whereTheServerWantsToBePaid() {
        cluster.servers.logins().requirePayment(ADA, "USD", 199);
        assertThatThrownBy(() -> start(ADA, "y"))
                .isInstanceOf(LoginFailedException.class)
                .hasMessage("The server sends a code to this number only with a subscription of 1.99 USD, which is"
                        + " bought in an official app. Questions go to sms@example.org.");
        try (TelegramClient client = client()) {
            Login login = client.login();
            LoginState.WaitPayment payment = (LoginState.WaitPayment) Calls.await(login.sendCode(ADA));
            assertThat(payment.offer().amount()).isEqualTo(199);
            assertThat(Calls.await(login.checkPayment(1))).isInstanceOf(LoginState.WaitPayment.class);
            cluster.servers.logins().paid(ADA);
            assertThat(Calls.await(login.checkPayment(1))).isInstanceOf(LoginState.WaitCode.class);
            assertThat(Calls.await(login.signIn("12 3-45"))).isInstanceOf(LoginState.SignedIn.class);
        }
    }

    @Test
    void whoeverShouldHaveAPasswordIsTold() {
        cluster.servers.logins().urgePassword(ADA, 7);
        try (TelegramClient client = client(ADA, "y", CODE)) {
            client.start();
            assertThat(((LoginState.SignedIn) client.loginState()).otherwiseReloginDays())
                    .isEqualTo(7);
        }
        assertThat(cluster.screen())
                .endsWith("This account should have a password. Without one, the next login by SMS works only after"
                        + " 7 days.\n");
    }

    @Test
    void aForgottenPasswordIsRecoveredAndANewOneSet() {
        start(
                ALAN,
                "y",
                CODE,
                "",
                "y",
                "",
                "",
                "n",
                "",
                "y",
                "00000",
                CODE,
                "next horse",
                "other",
                "next horse",
                "next horse",
                "");
        assertThat(cluster.screen())
                .containsSubsequence(
                        "Forgot the password? A recovery code can be sent by e-mail. Send it? (y/n): ",
                        "A recovery code was sent to a***@e***.org. An empty line goes back to the password.\n"
                                + "Enter recovery code: Enter password (hint: the usual): ",
                        "The password is empty.",
                        "Enter recovery code: That is not the code.",
                        "Enter new password (empty for none): Enter it again: These are not the same.",
                        "Enter a hint for it (empty for none): Logged in successfully as Alan");
        start(ALAN, "y", CODE, "next horse");
        assertThat(cluster.screen()).doesNotContain("next horse");
    }

    @Test
    void aRecoveryWithoutANewPassword() {
        start(ALAN, "y", CODE, "", "y", CODE, "");
        start(ALAN, "y", CODE);
        assertThat(cluster.requests("auth.checkPassword")).isZero();
    }

    @Test
    void theLastWayRoundAPasswordWaitsAWeek() {
        try (TelegramClient client = client()) {
            Login login = client.login();
            Calls.await(login.sendCode(ALAN));
            Calls.await(login.signIn(CODE));
            assertThatThrownBy(() -> Calls.await(login.deleteAccount("Forgot password")))
                    .hasMessageContaining("2FA_CONFIRM_WAIT_");
            assertThat(login.state()).isInstanceOf(LoginState.WaitPassword.class);
        }
    }

    @Test
    void afterALogoutThePasswordAloneIsEnough() {
        MemorySessionStorage storage = new MemorySessionStorage();
        try (TelegramClient client =
                cluster.client(storage, ALAN, "y", CODE, PASSWORD).build()) {
            client.start();
            client.logOut();
            assertThat(client.session().futureAuthTokens()).hasSize(1);
        }
        try (TelegramClient client =
                cluster.client(storage, ALAN, "y", PASSWORD).build()) {
            client.start();
            client.logOut();
        }
        cluster.servers.setPassword(ALAN, null, null);
        try (TelegramClient client = cluster.client(storage, ALAN, "y").build()) {
            assertThat(client.start().firstName()).isEqualTo("Alan");
        }
        assertThat(cluster.requests("auth.signIn")).isEqualTo(1);
    }

    @Test
    void aWebToken() {
        String token = cluster.servers.logins().webToken(ALAN);
        try (TelegramClient client = cluster.client(new MemorySessionStorage(), PASSWORD)
                .webToken(token)
                .build()) {
            assertThat(client.start().firstName()).isEqualTo("Alan");
        }
        try (TelegramClient client =
                cluster.client(new MemorySessionStorage()).webToken(token).build()) {
            assertThatThrownBy(client::start)
                    .isInstanceOf(LoginFailedException.class)
                    .hasMessage("The web login token has expired, or was used. Get a new one.");
        }
    }
}
