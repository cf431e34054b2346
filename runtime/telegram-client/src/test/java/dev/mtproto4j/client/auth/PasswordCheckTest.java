package dev.mtproto4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.auth.CheckPassword;
import dev.mtproto4j.api.type.InputCheckPasswordSRP;
import dev.mtproto4j.api.type.PasswordKdfAlgo;
import dev.mtproto4j.api.type.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import dev.mtproto4j.api.type.PasswordKdfAlgoUnknown;
import dev.mtproto4j.api.type.SecurePasswordKdfAlgoUnknown;
import dev.mtproto4j.api.type.account.Password;
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
                .newAlgo(new PasswordKdfAlgoUnknown())
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

    @Test
    void recovery() {
        untilPassword();
        server.result("auth.requestPasswordRecovery", new PasswordRecovery("a***@example.org"))
                .result("auth.recoverPassword", Samples.authorization());
        assertThat(Calls.await(login.requestPasswordRecovery())).isEqualTo("a***@example.org");
        assertThat(Calls.await(login.recoverPassword(" 123456 "))).isInstanceOf(LoginState.SignedIn.class);
    }
}
