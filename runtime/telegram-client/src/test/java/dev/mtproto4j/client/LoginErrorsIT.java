package dev.mtproto4j.client;

import static dev.mtproto4j.client.support.LoopbackCluster.ADA;
import static dev.mtproto4j.client.support.LoopbackCluster.ALAN;
import static dev.mtproto4j.client.support.LoopbackCluster.BOT_TOKEN;
import static dev.mtproto4j.client.support.LoopbackCluster.CODE;
import static dev.mtproto4j.client.support.LoopbackCluster.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.account.CancelPasswordEmail;
import dev.mtproto4j.api.method.account.ConfirmPasswordEmail;
import dev.mtproto4j.api.method.account.DeclinePasswordReset;
import dev.mtproto4j.api.method.account.GetAuthorizations;
import dev.mtproto4j.api.method.account.GetPassword;
import dev.mtproto4j.api.method.account.ResendPasswordEmail;
import dev.mtproto4j.api.method.account.ResetAuthorization;
import dev.mtproto4j.api.method.account.ResetPassword;
import dev.mtproto4j.api.method.account.SendVerifyEmailCode;
import dev.mtproto4j.api.method.account.SetAuthorizationTTL;
import dev.mtproto4j.api.method.account.UpdatePasswordSettings;
import dev.mtproto4j.api.method.account.VerifyEmail;
import dev.mtproto4j.api.method.auth.AcceptLoginToken;
import dev.mtproto4j.api.method.auth.CancelCode;
import dev.mtproto4j.api.method.auth.CheckPaidAuth;
import dev.mtproto4j.api.method.auth.CheckPassword;
import dev.mtproto4j.api.method.auth.CheckRecoveryPassword;
import dev.mtproto4j.api.method.auth.ExportAuthorization;
import dev.mtproto4j.api.method.auth.ExportLoginToken;
import dev.mtproto4j.api.method.auth.FinishPasskeyLogin;
import dev.mtproto4j.api.method.auth.ImportAuthorization;
import dev.mtproto4j.api.method.auth.ImportBotAuthorization;
import dev.mtproto4j.api.method.auth.ImportLoginToken;
import dev.mtproto4j.api.method.auth.ImportWebTokenAuthorization;
import dev.mtproto4j.api.method.auth.InitPasskeyLogin;
import dev.mtproto4j.api.method.auth.RecoverPassword;
import dev.mtproto4j.api.method.auth.ReportMissingCode;
import dev.mtproto4j.api.method.auth.RequestFirebaseSms;
import dev.mtproto4j.api.method.auth.RequestPasswordRecovery;
import dev.mtproto4j.api.method.auth.ResendCode;
import dev.mtproto4j.api.method.auth.ResetAuthorizations;
import dev.mtproto4j.api.method.auth.ResetLoginEmail;
import dev.mtproto4j.api.method.auth.SendCode;
import dev.mtproto4j.api.method.auth.SignIn;
import dev.mtproto4j.api.method.auth.SignUp;
import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.InputPasskeyCredentialFirebasePNV;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.auth.AnyLoginToken;
import dev.mtproto4j.api.type.auth.LoginToken;
import dev.mtproto4j.api.type.auth.LoginTokenMigrateTo;
import dev.mtproto4j.api.type.auth.SentCodeTypeEmailCode;
import dev.mtproto4j.api.type.auth.SentCodeTypeSetUpEmailRequired;
import dev.mtproto4j.api.type.auth.SentCodeTypeSms;
import dev.mtproto4j.client.auth.Login;
import dev.mtproto4j.client.auth.LoginProblem;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.support.LoopbackCluster;
import dev.mtproto4j.tl.RpcErrorType;
import dev.mtproto4j.tl.RpcException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every error that the schema documents for a method that signs in or out: the server answers with it, and the table
 * {@code login-errors.tsv} says where the login stands then, what can be done, and what a person reads. A row that is new
 * in the schema makes the table incomplete, and the test fail.
 */
@Timeout(240)
class LoginErrorsIT {

    private static final String NOBODY = "+12025550177";
    private static final int NO_METHOD = -1;

    private final LoopbackCluster cluster = new LoopbackCluster();
    private final TelegramClient fresh =
            cluster.client(new MemorySessionStorage()).build();
    private final Login login = fresh.login();
    private final List<String> lines = new ArrayList<>();
    private TelegramClient ada = cluster.ada();

    @AfterEach
    void stop() {
        ada.close();
        fresh.close();
        cluster.close();
    }

    @Test
    void everyDocumentedErrorIsAStateAndASentence() throws IOException {
        byNumber();
        passwords();
        withoutNumber();
        signedIn();
        try (InputStream expected = LoginErrorsIT.class.getResourceAsStream("/login-errors.tsv")) {
            assertThat(expected).isNotNull();
            String table = new String(expected.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(String.join("\n", lines)).isEqualTo(table.strip());
        }
    }

    private void byNumber() {
        before(SendCode.CONSTRUCTOR_ID, SendCode.ErrorType.values(), l -> l.sendCode(ADA));
        before(ResendCode.CONSTRUCTOR_ID, ResendCode.ErrorType.values(), Login::resendCode, this::untilCode);
        before(CancelCode.CONSTRUCTOR_ID, CancelCode.ErrorType.values(), Login::cancelCode, this::untilCode);
        for (SignIn.ErrorType error : SignIn.ErrorType.values()) {
            // What is said here follows only where there is a password.
            String phone = error == SignIn.ErrorType.SESSION_PASSWORD_NEEDED ? ALAN : ADA;
            login.beginAgain();
            Calls.await(login.sendCode(phone));
            fail(phone.equals(ALAN) ? NO_METHOD : SignIn.CONSTRUCTOR_ID, error, () -> login.signIn(CODE), login);
        }
        before(
                RequestFirebaseSms.CONSTRUCTOR_ID,
                RequestFirebaseSms.ErrorType.values(),
                l -> l.requestFirebaseSms(proof -> proof.playIntegrityToken("token")),
                this::untilCode);
        before(
                ReportMissingCode.CONSTRUCTOR_ID,
                ReportMissingCode.ErrorType.values(),
                l -> l.reportMissingCode("310260"),
                this::untilCode);
        before(SignUp.CONSTRUCTOR_ID, SignUp.ErrorType.values(), l -> l.signUp("Emmy", "Noether"), () -> {
            Calls.await(login.sendCode(NOBODY));
            Calls.await(login.signIn("22222"));
        });
        cluster.servers.logins().codeWays(ADA, new SentCodeTypeEmailCode("a***@b.c", 5), new SentCodeTypeSms(5));
        before(
                ResetLoginEmail.CONSTRUCTOR_ID,
                ResetLoginEmail.ErrorType.values(),
                Login::resetLoginEmail,
                this::untilCode);
        cluster.servers.logins().codeWays(ADA, new SentCodeTypeSetUpEmailRequired(), new SentCodeTypeSms(5));
        before(
                SendVerifyEmailCode.CONSTRUCTOR_ID,
                SendVerifyEmailCode.ErrorType.values(),
                l -> l.sendEmailCode("ada@example.org"),
                this::untilCode);
        before(VerifyEmail.CONSTRUCTOR_ID, VerifyEmail.ErrorType.values(), l -> l.verifyEmail(CODE), () -> {
            untilCode();
            Calls.await(login.sendEmailCode("ada@example.org"));
        });
        cluster.servers.logins().codeWays(ADA, new SentCodeTypeSms(5)).requirePayment(ADA, "USD", 199);
        before(CheckPaidAuth.CONSTRUCTOR_ID, CheckPaidAuth.ErrorType.values(), l -> l.checkPayment(1), this::untilCode);
        cluster.servers.logins().paid(ADA);
    }

    private void untilCode() {
        Calls.await(login.sendCode(ADA));
    }

    private void passwords() {
        before(
                GetPassword.CONSTRUCTOR_ID,
                GetPassword.ErrorType.values(),
                l -> l.checkPassword(PASSWORD.toCharArray()),
                this::untilPassword);
        before(
                CheckPassword.CONSTRUCTOR_ID,
                CheckPassword.ErrorType.values(),
                l -> l.checkPassword(PASSWORD.toCharArray()),
                this::untilPassword);
        before(
                RequestPasswordRecovery.CONSTRUCTOR_ID,
                RequestPasswordRecovery.ErrorType.values(),
                Login::requestPasswordRecovery,
                this::untilPassword);
        before(
                CheckRecoveryPassword.CONSTRUCTOR_ID,
                CheckRecoveryPassword.ErrorType.values(),
                l -> l.checkRecoveryCode(CODE),
                this::untilRecovery);
        before(
                RecoverPassword.CONSTRUCTOR_ID,
                RecoverPassword.ErrorType.values(),
                Login::recoverWithoutPassword,
                () -> {
                    untilRecovery();
                    Calls.await(login.checkRecoveryCode(CODE));
                });
    }

    private void untilPassword() {
        Calls.await(login.sendCode(ALAN));
        Calls.await(login.signIn(CODE));
    }

    private void untilRecovery() {
        untilPassword();
        Calls.await(login.requestPasswordRecovery());
    }

    private void withoutNumber() {
        before(
                ImportBotAuthorization.CONSTRUCTOR_ID,
                ImportBotAuthorization.ErrorType.values(),
                l -> l.botToken(BOT_TOKEN));
        before(
                ImportWebTokenAuthorization.CONSTRUCTOR_ID,
                ImportWebTokenAuthorization.ErrorType.values(),
                l -> l.webToken("token"));
        before(ExportLoginToken.CONSTRUCTOR_ID, ExportLoginToken.ErrorType.values(), Login::qrStart);
        before(InitPasskeyLogin.CONSTRUCTOR_ID, InitPasskeyLogin.ErrorType.values(), Login::passkeyStart);
        before(
                FinishPasskeyLogin.CONSTRUCTOR_ID,
                FinishPasskeyLogin.ErrorType.values(),
                l -> l.passkeyFinish(new InputPasskeyCredentialFirebasePNV("token")),
                () -> Calls.await(login.passkeyStart()));
        before(ImportLoginToken.CONSTRUCTOR_ID, ImportLoginToken.ErrorType.values(), Login::qrStart, this::qrMovesOnce);
    }

    /** The next code was accepted by somebody on DC 2; the one after that by nobody. */
    private void qrMovesOnce() {
        Iterator<AnyLoginToken> answers = List.<AnyLoginToken>of(
                        new LoginTokenMigrateTo(2, new byte[] {1}), new LoginToken(Integer.MAX_VALUE, new byte[] {2}))
                .iterator();
        cluster.servers.handle(ExportLoginToken.class, (context, call) -> answers.next());
    }

    private void signedIn() {
        String link = "tg://login?token=AQID";
        after(ExportAuthorization.CONSTRUCTOR_ID, ExportAuthorization.ErrorType.values(), this::elsewhere);
        after(ImportAuthorization.CONSTRUCTOR_ID, ImportAuthorization.ErrorType.values(), this::elsewhere);
        after(
                AcceptLoginToken.CONSTRUCTOR_ID,
                AcceptLoginToken.ErrorType.values(),
                c -> c.sessions().accept(link));
        after(
                ResetAuthorizations.CONSTRUCTOR_ID,
                ResetAuthorizations.ErrorType.values(),
                c -> c.sessions().endOthers());
        after(
                GetAuthorizations.CONSTRUCTOR_ID,
                GetAuthorizations.ErrorType.values(),
                c -> c.sessions().list());
        after(
                ResetAuthorization.CONSTRUCTOR_ID,
                ResetAuthorization.ErrorType.values(),
                c -> c.sessions().end(1));
        after(
                SetAuthorizationTTL.CONSTRUCTOR_ID,
                SetAuthorizationTTL.ErrorType.values(),
                c -> c.sessions().endAfterDays(1));
        after(
                UpdatePasswordSettings.CONSTRUCTOR_ID,
                UpdatePasswordSettings.ErrorType.values(),
                c -> c.twoFactor().setEmail(PASSWORD.toCharArray(), "ada@example.org"));
        after(
                ConfirmPasswordEmail.CONSTRUCTOR_ID,
                ConfirmPasswordEmail.ErrorType.values(),
                c -> c.twoFactor().confirmEmail(CODE));
        after(
                ResendPasswordEmail.CONSTRUCTOR_ID,
                ResendPasswordEmail.ErrorType.values(),
                c -> c.twoFactor().resendEmail());
        after(
                CancelPasswordEmail.CONSTRUCTOR_ID,
                CancelPasswordEmail.ErrorType.values(),
                c -> c.twoFactor().cancelEmail());
        after(
                ResetPassword.CONSTRUCTOR_ID,
                ResetPassword.ErrorType.values(),
                c -> c.twoFactor().reset());
        after(
                DeclinePasswordReset.CONSTRUCTOR_ID,
                DeclinePasswordReset.ErrorType.values(),
                c -> c.twoFactor().declineReset());
    }

    private CompletableFuture<?> elsewhere(TelegramClient client) {
        return client.invokeOn(2, new GetUsers(List.of(new InputUserSelf())));
    }

    private void before(int method, RpcErrorType[] errors, Function<Login, CompletableFuture<?>> step) {
        before(method, errors, step, () -> {});
    }

    private void before(
            int method, RpcErrorType[] errors, Function<Login, CompletableFuture<?>> step, Runnable preparation) {
        for (RpcErrorType error : errors) {
            login.beginAgain();
            preparation.run();
            fail(method, error, () -> step.apply(login), login);
        }
    }

    private void after(int method, RpcErrorType[] errors, Function<TelegramClient, CompletableFuture<?>> step) {
        for (RpcErrorType error : errors) {
            if (!ada.isSignedIn()) {
                ada.close();
                ada = cluster.ada();
            }
            fail(method, error, () -> step.apply(ada), ada.login());
        }
    }

    private void fail(int method, RpcErrorType error, Step step, Login of) {
        cluster.servers.faults().failAlways(method, error.code(), error.type().replace("%d", "7"));
        String outcome;
        try {
            outcome = "fine\t" + Calls.await(step.run()).getClass().getSimpleName();
        } catch (RpcException e) {
            LoginProblem problem = LoginProblem.of(e);
            outcome = problem.kind() + "\t" + problem.message();
        } finally {
            cluster.servers.faults().clear(method);
        }
        LoginState state = of.state();
        String shown = state instanceof LoginState.SignedOut out
                ? "SignedOut " + out.reason()
                : state.getClass().getSimpleName();
        lines.add(String.join("\t", methodName(error), error.code() + " " + error.type(), shown, outcome));
    }

    /** From the class of the method, which has the table. */
    private static String methodName(RpcErrorType error) {
        Class<?> type = error.getClass().getEnclosingClass();
        String namespace = type.getPackageName().replaceFirst(".*\\.", "");
        return namespace + "." + Character.toLowerCase(type.getSimpleName().charAt(0))
                + type.getSimpleName().substring(1);
    }

    /** One call that is to fail. */
    private interface Step {
        CompletableFuture<?> run();
    }
}
