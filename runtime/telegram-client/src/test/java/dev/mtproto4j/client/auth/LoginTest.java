package dev.mtproto4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.auth.ImportLoginToken;
import dev.mtproto4j.api.method.auth.SendCode;
import dev.mtproto4j.api.method.auth.SignIn;
import dev.mtproto4j.api.method.auth.SignUp;
import dev.mtproto4j.api.type.auth.AuthorizationSignUpRequired;
import dev.mtproto4j.api.type.auth.CodeTypeCall;
import dev.mtproto4j.api.type.auth.LoggedOut;
import dev.mtproto4j.api.type.auth.LoginToken;
import dev.mtproto4j.api.type.auth.LoginTokenMigrateTo;
import dev.mtproto4j.api.type.auth.LoginTokenSuccess;
import dev.mtproto4j.api.type.auth.SentCode;
import dev.mtproto4j.api.type.auth.SentCodePaymentRequired;
import dev.mtproto4j.api.type.auth.SentCodeSuccess;
import dev.mtproto4j.api.type.auth.SentCodeTypeSetUpEmailRequired;
import dev.mtproto4j.api.type.auth.SentCodeTypeSms;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.support.Samples;
import dev.mtproto4j.client.support.ScriptedInvoker;
import dev.mtproto4j.tl.RpcException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LoginTest {

    private static final String NUMBER = "+9996610001";

    private final LoginFixture fixture = new LoginFixture();
    private final ScriptedInvoker server = fixture.server;
    private final Login login = fixture.login;

    private static SentCode code(String hash) {
        return SentCode.builder()
                .type(new SentCodeTypeSms(5))
                .phoneCodeHash(hash)
                .nextType(new CodeTypeCall())
                .timeout(60)
                .build();
    }

    private LoginState.WaitCode sendCode() {
        server.result("auth.sendCode", code("hash-1"));
        return (LoginState.WaitCode) Calls.await(login.sendCode("999 66 1-0001"));
    }

    @Test
    void numberThenCode() {
        List<LoginState> seen = new ArrayList<>();
        login.onState(seen::add);
        LoginState.WaitCode wait = sendCode();
        assertThat(wait.phoneNumber()).isEqualTo(NUMBER);
        assertThat(wait.canResend(fixture.clock.instant())).isFalse();
        assertThat(wait.canResend(fixture.clock.instant().plusSeconds(60))).isTrue();
        server.result("auth.signIn", Samples.authorization());
        Calls.await(login.signIn(" 12345 "));
        LoginState.SignedIn in = new LoginState.SignedIn(1001, false, Samples.ada());
        assertThat(login.state()).isEqualTo(in);
        assertThat(seen).containsExactly(wait, in);
        assertThat(fixture.signedIn).containsExactly(1001L);
        assertThat(server.only(SendCode.class).phoneNumber()).isEqualTo(NUMBER);
        assertThat(server.only(SignIn.class).phoneCode()).isEqualTo("12345");
        assertThat(server.only(SignIn.class).phoneCodeHash()).isEqualTo("hash-1");
    }

    @Test
    void aWrongCodeLeavesTheStateForAnotherTry() {
        LoginState.WaitCode wait = sendCode();
        server.error("auth.signIn", 400, "PHONE_CODE_INVALID").result("auth.signIn", Samples.authorization());
        assertThatThrownBy(() -> Calls.await(login.signIn("1"))).isInstanceOf(RpcException.class);
        assertThat(login.state()).isEqualTo(wait);
        assertThat(Calls.await(login.signIn("2"))).isInstanceOf(LoginState.SignedIn.class);
    }

    @Test
    void anExpiredCodeBeginsAnew() {
        sendCode();
        server.error("auth.signIn", 400, "PHONE_CODE_EXPIRED");
        assertThatThrownBy(() -> Calls.await(login.signIn("1"))).hasMessageContaining("PHONE_CODE_EXPIRED");
        assertThat(login.state()).isInstanceOf(LoginState.WaitPhoneNumber.class);
    }

    @Test
    void aRestartIsFollowedOnce() {
        server.error("auth.sendCode", 500, "AUTH_RESTART").result("auth.sendCode", code("h"));
        assertThat(Calls.await(login.sendCode(NUMBER))).isInstanceOf(LoginState.WaitCode.class);
        server.error("auth.sendCode", 500, "AUTH_RESTART").error("auth.sendCode", 500, "AUTH_RESTART_7");
        assertThatThrownBy(() -> Calls.await(login.sendCode(NUMBER))).hasMessageContaining("AUTH_RESTART_7");
        assertThat(login.state()).isInstanceOf(LoginState.WaitPhoneNumber.class);
    }

    @Test
    void resendingUsesTheNewHash() {
        sendCode();
        server.result("auth.resendCode", code("hash-2")).result("auth.signIn", Samples.authorization());
        Calls.await(login.resendCode());
        Calls.await(login.signIn("1"));
        assertThat(server.only(SignIn.class).phoneCodeHash()).isEqualTo("hash-2");
    }

    @Test
    void cancelling() {
        sendCode();
        server.result("auth.cancelCode", true);
        assertThat(Calls.await(login.cancelCode())).isInstanceOf(LoginState.WaitPhoneNumber.class);
    }

    @Test
    void anUnknownNumberSignsUp() {
        sendCode();
        server.result("auth.signIn", AuthorizationSignUpRequired.builder().build())
                .result("auth.signUp", Samples.authorization());
        assertThat(Calls.await(login.signIn("1"))).isEqualTo(new LoginState.WaitRegistration(NUMBER, null));
        assertThatThrownBy(() -> login.signUp(" ", "x")).isInstanceOf(LoginInputException.class);
        assertThat(Calls.await(login.signUp(" Ada ", ""))).isInstanceOf(LoginState.SignedIn.class);
        assertThat(server.only(SignUp.class).firstName()).isEqualTo("Ada");
    }

    @Test
    void anOldServerSaysUnoccupied() {
        sendCode();
        server.error("auth.signIn", 400, "PHONE_NUMBER_UNOCCUPIED");
        assertThat(Calls.await(login.signIn("1"))).isInstanceOf(LoginState.WaitRegistration.class);
    }

    @Test
    void theOtherAnswersToANumber() {
        server.result("auth.sendCode", new SentCodeSuccess(Samples.authorization()));
        assertThat(Calls.await(login.sendCode(NUMBER))).isInstanceOf(LoginState.SignedIn.class);

        LoginFixture second = new LoginFixture();
        SentCodePaymentRequired offer = SentCodePaymentRequired.builder()
                .storeProduct("p")
                .phoneCodeHash("h")
                .supportEmailAddress("a@example.org")
                .supportEmailSubject("s")
                .premiumDays(7)
                .currency("EUR")
                .amount(1)
                .build();
        second.server.result("auth.sendCode", offer);
        assertThat(Calls.await(second.login.sendCode(NUMBER))).isEqualTo(new LoginState.WaitPayment(NUMBER, offer));
        var email = SentCodeTypeSetUpEmailRequired.builder()
                .appleSigninAllowed(true)
                .build();
        second.server.result("auth.sendCode", new SentCode(email, "h"));
        assertThat(Calls.await(second.login.sendCode(NUMBER))).isEqualTo(new LoginState.WaitEmail(NUMBER, true, false));
    }

    @Test
    void tokensOfEarlierLogoutsAreOffered() {
        fixture.tokens.add(new byte[] {1, 2, 3});
        sendCode();
        assertThat(server.only(SendCode.class).settings().logoutTokens()).containsExactly(new byte[] {1, 2, 3});
    }

    @Test
    void botToken() {
        server.result("auth.importBotAuthorization", Samples.authorization());
        assertThatThrownBy(() -> login.botToken("not a token")).isInstanceOf(LoginInputException.class);
        assertThat(Calls.await(login.botToken("110:AAbotToken"))).isInstanceOf(LoginState.SignedIn.class);
    }

    @Test
    void qrCodeThatMovesToAnotherDataCentre() {
        server.result("auth.exportLoginToken", new LoginToken(1_900_000_000, new byte[] {(byte) 0xfb, (byte) 0xff}))
                .result("auth.exportLoginToken", new LoginTokenMigrateTo(2, new byte[] {7}))
                .result("auth.importLoginToken", new LoginTokenSuccess(Samples.authorization()));
        LoginState.WaitQrScan scan = (LoginState.WaitQrScan) Calls.await(login.qrStart());
        assertThat(scan.link()).isEqualTo("tg://login?token=-_8");
        assertThat(scan.toString()).doesNotContain("-_8");
        assertThat(Calls.await(login.qrPoll())).isInstanceOf(LoginState.SignedIn.class);
        assertThat(fixture.homes).containsExactly(2);
        assertThat(server.only(ImportLoginToken.class).token()).containsExactly(7);
    }

    @Test
    void qrCodeThatIsSentRoundEnds() {
        server.result("auth.exportLoginToken", new LoginTokenMigrateTo(2, new byte[1]))
                .result("auth.importLoginToken", new LoginTokenMigrateTo(3, new byte[1]))
                .result("auth.importLoginToken", new LoginTokenMigrateTo(2, new byte[1]));
        assertThatThrownBy(() -> Calls.await(login.qrStart())).isInstanceOf(LoginFailedException.class);
    }

    @Test
    void logoutKeepsItsToken() {
        numberThenCode();
        LoggedOut left = LoggedOut.builder().futureAuthToken(new byte[] {5}).build();
        server.result("auth.logOut", left);
        assertThat(Calls.await(login.logOut())).isEqualTo(new LoginState.SignedOut(SessionEnd.LOGGED_OUT));
        assertThat(fixture.ended).containsExactly(SessionEnd.LOGGED_OUT);
        assertThat(fixture.tokens).containsExactly(new byte[] {5});
    }

    @Test
    void theServerMayEndIt() {
        login.end(SessionEnd.SESSION_REVOKED);
        assertThat(fixture.ended).isEmpty();
        numberThenCode();
        login.end(SessionEnd.SESSION_REVOKED);
        login.end(SessionEnd.AUTH_KEY_UNREGISTERED);
        // An answer that was under way when it ended.
        login.confirm(new LoginState.SignedIn(1, false, null));
        assertThat(fixture.ended).containsExactly(SessionEnd.SESSION_REVOKED);
        assertThat(login.state()).isEqualTo(new LoginState.SignedOut(SessionEnd.SESSION_REVOKED));
    }

    @Test
    void theEndIsToldEvenIfItCannotBeSaved() {
        numberThenCode();
        List<LoginState> told = new ArrayList<>();
        login.onState(told::add);
        fixture.storageFailure = new IllegalStateException("the disk is full");
        assertThatThrownBy(() -> login.end(SessionEnd.SESSION_REVOKED)).isSameAs(fixture.storageFailure);
        assertThat(told).containsExactly(new LoginState.SignedOut(SessionEnd.SESSION_REVOKED));
    }

    @Test
    void stepsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> login.signIn("1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This step needs the state WaitCode; it is WaitPhoneNumber.");
        CompletableFuture<SentCode> pending = server.pending("auth.sendCode");
        CompletableFuture<LoginState> first = login.sendCode(NUMBER);
        assertThatThrownBy(() -> login.sendCode(NUMBER)).hasMessageContaining("still running");
        pending.complete(code("h"));
        assertThat(first).succeedsWithin(Duration.ZERO);
        assertThatThrownBy(() -> login.signIn("  ")).hasMessage("The code is empty.");
    }

    @Test
    void aCancelledStepLetsTheNextOneRun() {
        CompletableFuture<SentCode> pending = server.pending("auth.sendCode");
        login.sendCode(NUMBER).cancel(true);
        assertThat(pending).isCancelled();
        assertThat(sendCode().phoneNumber()).isEqualTo(NUMBER);
    }
}
