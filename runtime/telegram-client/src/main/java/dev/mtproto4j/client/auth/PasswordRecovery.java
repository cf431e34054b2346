package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.account.GetPassword;
import dev.mtproto4j.api.method.auth.CheckRecoveryPassword;
import dev.mtproto4j.api.method.auth.RecoverPassword;
import dev.mtproto4j.api.method.auth.RequestPasswordRecovery;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.tl.RpcException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way round a forgotten password: a code that is sent by e-mail.
 *
 * @see <a href="https://core.telegram.org/api/srp#email-verification">Two-factor authentication</a>
 */
final class PasswordRecovery {

    private final LoginContext context;
    private volatile String code = "";

    PasswordRecovery(LoginContext context) {
        this.context = context;
    }

    CompletableFuture<LoginState> request() {
        return context.invoker()
                .invoke(new RequestPasswordRecovery())
                .thenApply(sent -> new LoginState.WaitRecoveryCode(sent.emailPattern()));
    }

    CompletableFuture<LoginState> check(String typed) {
        return context.invoker().invoke(new CheckRecoveryPassword(typed)).thenApply(right -> {
            if (!right) {
                throw new RpcException(400, "CODE_INVALID", "auth.checkRecoveryPassword");
            }
            code = typed;
            return new LoginState.WaitNewPassword();
        });
    }

    /** Signs in, leaving the account without a password. */
    CompletableFuture<LoginState> withoutPassword() {
        return recover(RecoverPassword.builder().code(code).build());
    }

    /**
     * Signs in, and sets a new password.
     *
     * @param typed is wiped when the new verifier has been computed
     */
    CompletableFuture<LoginState> withPassword(char[] typed, @Nullable String hint) {
        char[] own = typed.clone();
        Relay<LoginState> state = new Relay<>();
        state.follow(context.invoker().invoke(new GetPassword()), (known, error) -> {
            if (error != null) {
                state.completeExceptionally(error);
                return;
            }
            var settings = CompletableFuture.supplyAsync(
                    () -> Passwords.settings(known, own, hint, context.random()).build(), context.worker());
            state.follow(settings.thenCompose(made -> recover(
                    RecoverPassword.builder().code(code).newSettings(made).build())));
        });
        CompletableFuture<LoginState> unused = state.whenComplete((result, error) -> Arrays.fill(own, '\0'));
        return unused;
    }

    private CompletableFuture<LoginState> recover(RecoverPassword method) {
        return context.invoker().invoke(method).thenApply(authorization -> {
            code = "";
            return Outcome.of(context, "", authorization);
        });
    }
}
