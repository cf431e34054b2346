package dev.mtproto4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.auth.CheckPassword;
import dev.mtproto4j.api.method.auth.RecoverPassword;
import dev.mtproto4j.api.type.InputCheckPasswordSRP;
import dev.mtproto4j.api.type.PasswordKdfAlgo;
import dev.mtproto4j.api.type.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import dev.mtproto4j.api.type.PasswordKdfAlgoUnknown;
import dev.mtproto4j.api.type.SecurePasswordKdfAlgoUnknown;
import dev.mtproto4j.api.type.account.Password;
import dev.mtproto4j.api.type.account.PasswordInputSettings;
import dev.mtproto4j.api.type.auth.LoginTokenMigrateTo;
import dev.mtproto4j.api.type.auth.PasswordRecovery;
import dev.mtproto4j.api.type.auth.SentCode;
import dev.mtproto4j.api.type.auth.SentCodeTypeApp;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.support.Samples;
import dev.mtproto4j.client.support.ScriptedInvoker;
import dev.mtproto4j.crypto.DhParameters;
import dev.mtproto4j.crypto.srp.SrpParameters;
import dev.mtproto4j.crypto.srp.SrpPassword;
import dev.mtproto4j.crypto.srp.SrpServer;
import dev.mtproto4j.tl.RpcException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The second factor against the server's half of the arithmetic. */
class PasswordCheckTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Exactly 256 bytes; Java writes one more, for the sign. */
    private static final byte[] PRIME =
            Arrays.copyOfRange(DhParameters.known().prime().toByteArray(), 1, DhParameters.BYTES + 1);

    private static final byte[] SALT1 = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final byte[] SALT2 = {9, 10, 11, 12, 13, 14, 15, 16};
    private static final SrpParameters PARAMETERS = SrpParameters.check(SALT1, SALT2, 3, PRIME, RANDOM);

    private final SrpServer srp =
            new SrpServer(PARAMETERS, SrpPassword.verifier(PARAMETERS, "secret".toCharArray()), RANDOM);
    private final LoginFixture fixture = new LoginFixture();
    private final ScriptedInvoker server = fixture.server;
    private final Login login = fixture.login;

    private Password question(PasswordKdfAlgo algorithm) {
        return Password.builder()
                .hasRecovery(true)
                .currentAlgo(algorithm)
                .srpB(srp.b())
                .srpId(77L)
                .hint("the usual")
                .newAlgo(new PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(
                        new byte[8], SALT2, 3, PRIME))
                .newSecureAlgo(new SecurePasswordKdfAlgoUnknown())
                .secureRandom(new byte[0])
                .build();
    }

    private Password question() {
        return question(new PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(SALT1, SALT2, 3, PRIME));
    }

    private void untilPassword() {
        server.result("auth.sendCode", new SentCode(new SentCodeTypeApp(5), "h"))
                .error("auth.signIn", 401, "SESSION_PASSWORD_NEEDED")
                .result("account.getPassword", question());
        Calls.await(login.sendCode("+9996610001"));
        assertThat(Calls.await(login.signIn("12345"))).isEqualTo(new LoginState.WaitPassword("the usual", true));
    }

    private ScriptedInvoker checking() {
        return server.answer("auth.checkPassword", call -> {
            InputCheckPasswordSRP proof = (InputCheckPasswordSRP) ((CheckPassword) call).password();
            boolean right = proof.srpId() == 77 && srp.verify(proof.a(), proof.m1());
            return right
                    ? CompletableFuture.completedFuture(Samples.authorization())
                    : CompletableFuture.failedFuture(
                            new RpcException(400, "PASSWORD_HASH_INVALID", "auth.checkPassword"));
        });
    }

    @Test
    void afterAQrCodeThatMovedToAnotherDataCentre() {
        server.result("auth.exportLoginToken", new LoginTokenMigrateTo(4, new byte[] {7}))
                .error("auth.importLoginToken", 401, "SESSION_PASSWORD_NEEDED")
                .result("account.getPassword", question());
        assertThat(Calls.await(login.qrStart())).isEqualTo(new LoginState.WaitPassword("the usual", true));
        assertThat(fixture.homes).containsExactly(4);
    }

    @Test
    void theRightPasswordIsProved() {
        untilPassword();
        server.result("account.getPassword", question());
        checking();
        assertThat(Calls.await(login.checkPassword("secret".toCharArray()))).isInstanceOf(LoginState.SignedIn.class);
    }

    @Test
    void aWrongOneCanBeTypedAgain() {
        untilPassword();
        server.result("account.getPassword", question()).result("account.getPassword", question());
        checking();
        checking();
        assertThatThrownBy(() -> Calls.await(login.checkPassword("Secret".toCharArray())))
                .hasMessageContaining("PASSWORD_HASH_INVALID");
        assertThat(login.state()).isInstanceOf(LoginState.WaitPassword.class);
        assertThat(Calls.await(login.checkPassword("secret".toCharArray()))).isInstanceOf(LoginState.SignedIn.class);
    }

    @Test
    void aStaleQuestionIsAskedAgainOnce() {
        untilPassword();
        server.result("account.getPassword", question())
                .result("account.getPassword", question())
                .error("auth.checkPassword", 400, "SRP_ID_INVALID");
        checking();
        assertThat(Calls.await(login.checkPassword("secret".toCharArray()))).isInstanceOf(LoginState.SignedIn.class);
    }

    @Test
    void anUnknownAlgorithmIsSaid() {
        untilPassword();
        server.result("account.getPassword", question(new PasswordKdfAlgoUnknown()));
        assertThatThrownBy(() -> Calls.await(login.checkPassword("secret".toCharArray())))
                .isInstanceOf(LoginFailedException.class)
                .hasMessageContaining("Update mtproto4j");
    }

    @Test
    void anEmptyPasswordIsNotSent() {
        untilPassword();
        assertThatThrownBy(() -> login.checkPassword(new char[0])).isInstanceOf(LoginInputException.class);
    }

    private void untilNewPassword() {
        untilPassword();
        server.result("auth.requestPasswordRecovery", new PasswordRecovery("a***@example.org"))
                .result("auth.checkRecoveryPassword", true);
        assertThat(Calls.await(login.requestPasswordRecovery()))
                .isEqualTo(new LoginState.WaitRecoveryCode("a***@example.org"));
        assertThat(Calls.await(login.checkRecoveryCode(" 123 456 "))).isEqualTo(new LoginState.WaitNewPassword());
    }

    @Test
    void recoveryWithoutANewPassword() {
        untilNewPassword();
        server.result("auth.recoverPassword", Samples.authorization());
        assertThat(Calls.await(login.recoverWithoutPassword())).isInstanceOf(LoginState.SignedIn.class);
        assertThat(server.only(RecoverPassword.class).code()).isEqualTo("123456");
        assertThat(server.only(RecoverPassword.class).newSettings()).isNull();
    }

    @Test
    void recoveryWithANewPassword() {
        untilNewPassword();
        server.result("account.getPassword", question()).result("auth.recoverPassword", Samples.authorization());
        assertThat(Calls.await(login.recoverWithPassword("next".toCharArray(), "soon")))
                .isInstanceOf(LoginState.SignedIn.class);
        PasswordInputSettings made =
                Objects.requireNonNull(server.only(RecoverPassword.class).newSettings());
        assertThat(made.hint()).isEqualTo("soon");
        assertThat(made.newPasswordHash()).hasSize(256);
    }

    @Test
    void oneCanGoBackToThePassword() {
        untilNewPassword();
        assertThat(login.backToPassword()).isInstanceOf(LoginState.WaitPassword.class);
        assertThat(login.state()).isInstanceOf(LoginState.WaitPassword.class);
    }

    @Test
    void anExpiredRecoveryGoesBackByItself() {
        untilNewPassword();
        server.error("auth.recoverPassword", 400, "PASSWORD_RECOVERY_EXPIRED");
        assertThatThrownBy(() -> Calls.await(login.recoverWithoutPassword())).isInstanceOf(RpcException.class);
        assertThat(login.state()).isInstanceOf(LoginState.WaitPassword.class);
    }
}
