package dev.mtproto4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.auth.ExportAuthorization;
import dev.mtproto4j.api.method.auth.ImportAuthorization;
import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.type.auth.SentCodeTypeEmailCode;
import dev.mtproto4j.api.type.auth.SentCodeTypeFlashCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeFragmentSms;
import dev.mtproto4j.api.type.auth.SentCodeTypeMissedCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeSetUpEmailRequired;
import dev.mtproto4j.api.type.auth.SentCodeTypeSms;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.auth.Login;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.junit.TelegramServer;
import dev.mtproto4j.testserver.junit.TestAccount;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever can happen at a login, a line each; {@code docs/testing-your-bot.md} shows the lines. */
@Timeout(60)
@TelegramServer
@TestAccount(phone = ScriptedLoginIT.ADA, code = ScriptedLoginIT.CODE)
class ScriptedLoginIT {
    static final String ADA = "+12025550101";
    static final String CODE = "12345";

    private final TestCluster telegram;
    private final TelegramClient client;
    private final Login login;

    ScriptedLoginIT(TestCluster telegram) {
        this.telegram = telegram;
        this.client = TelegramClient.builder(new MemorySessionStorage())
                .apiId(1)
                .apiHash("any")
                .server(telegram.dc(1).address(), telegram.publicKey())
                .build();
        this.login = client.login();
    }

    @BeforeEach
    void connect() {
        client.connect();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private LoginState afterNumber() {
        return login.sendCode(ADA).join();
    }

    private LoginState afterCode() {
        afterNumber();
        return login.signIn(CODE).join();
    }

    private void codeBy(Class<?> type) {
        assertThat(((LoginState.WaitCode) afterNumber()).type()).isInstanceOf(type);
        assertThat(login.signIn(CODE).join()).isInstanceOf(LoginState.SignedIn.class);
    }

    @Test
    void codesByCallsThatHangUp() {
        telegram.logins().codeWays(ADA, new SentCodeTypeMissedCall("+1202", 5), new SentCodeTypeFlashCall("+1202*"));
        codeBy(SentCodeTypeMissedCall.class);
    }

    @Test
    void codesOnFragment() {
        telegram.logins().codeWays(ADA, new SentCodeTypeFragmentSms("https://fragment.com/login", 5));
        codeBy(SentCodeTypeFragmentSms.class);
    }

    @Test
    void codesByEmail() {
        telegram.logins().codeWays(ADA, new SentCodeTypeEmailCode("a***@example.org", 5));
        codeBy(SentCodeTypeEmailCode.class);
    }

    @Test
    void anEmailAddressFirst() {
        telegram.logins().codeWays(ADA, new SentCodeTypeSetUpEmailRequired(), new SentCodeTypeSms(5));
        assertThat(afterNumber()).isInstanceOf(LoginState.WaitEmail.class);
    }

    @Test
    void moneyFirst() {
        telegram.logins().requirePayment(ADA, "USD", 199);
        assertThat(afterNumber()).isInstanceOf(LoginState.WaitPayment.class);
        telegram.logins().paid(ADA);
        assertThat(login.checkPayment(1).join()).isInstanceOf(LoginState.WaitCode.class);
    }

    @Test
    void aPasswordAndItsRecovery() {
        telegram.setPassword(ADA, "secret", "the usual");
        telegram.setRecoveryEmail(ADA, "ada@example.org");
        assertThat(afterCode()).isEqualTo(new LoginState.WaitPassword("the usual", true));
        assertThat(login.requestPasswordRecovery().join()).isInstanceOf(LoginState.WaitRecoveryCode.class);
        login.checkRecoveryCode(CODE).join();
        assertThat(login.recoverWithoutPassword().join()).isInstanceOf(LoginState.SignedIn.class);
    }

    @Test
    void thePasswordThatIsMissing() {
        telegram.logins().urgePassword(ADA, 7);
        assertThat(((LoginState.SignedIn) afterCode()).otherwiseReloginDays()).isEqualTo(7);
    }

    @Test
    void aQrCode() {
        login.qrStart().join();
        CompletableFuture<LoginState> scanned = new CompletableFuture<>();
        client.onLoginState(state -> {
            if (state instanceof LoginState.SignedIn) {
                scanned.complete(state);
            }
        });
        telegram.logins().acceptQrCode(ADA);
        scanned.join();
        assertThat(client.isSignedIn()).isTrue();
    }

    @Test
    void tokensAndPasskeys() {
        String token = telegram.logins().webToken(ADA);
        assertThat(login.webToken(token).join()).isInstanceOf(LoginState.SignedIn.class);
        telegram.logins().passkey(ADA, "key-of-ada");
    }

    @Test
    void migrations() {
        telegram.dc(1).faults().failNext(GetNearestDc.CONSTRUCTOR_ID, 303, "NETWORK_MIGRATE_2");
        client.call(new GetNearestDc());
        assertThat(client.homeDc()).isEqualTo(2);
    }

    @Test
    void anExportThatHasExpired() {
        afterCode();
        telegram.faults().failNext(ImportAuthorization.CONSTRUCTOR_ID, 400, "AUTH_BYTES_INVALID");
        client.callOn(2, new GetState());
        assertThat(telegram.requests("auth.exportAuthorization")).hasSize(2);
    }

    @Test
    void floods() {
        afterCode();
        telegram.faults().failNext(ExportAuthorization.CONSTRUCTOR_ID, 420, "FLOOD_WAIT_3600");
        assertThatThrownBy(() -> client.callOn(2, new GetState())).hasMessageContaining("FLOOD_WAIT_3600");
    }

    @Test
    void temporaryKeysAreBound() {
        client.call(new GetNearestDc());
        assertThat(telegram.requests("auth.bindTempAuthKey")).isNotEmpty();
    }

    @Test
    void theEndOfASession() {
        afterCode();
        telegram.logins().end(ADA, "SESSION_REVOKED");
        assertThatThrownBy(() -> client.call(new GetState())).hasMessageContaining("SESSION_REVOKED");
        assertThat(client.loginState()).isEqualTo(new LoginState.SignedOut(SessionEnd.SESSION_REVOKED));
    }
}
