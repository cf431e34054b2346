package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.auth.FinishPasskeyLogin;
import dev.mtproto4j.api.method.auth.InitPasskeyLogin;
import dev.mtproto4j.api.type.InputPasskeyCredential;
import dev.mtproto4j.api.type.InputPasskeyCredentialPublicKey;
import dev.mtproto4j.api.type.InputPasskeyResponseLogin;
import dev.mtproto4j.client.rpc.Relay;
import java.util.concurrent.CompletableFuture;

/**
 * Login with a passkey: the server asks, an authenticator of the platform signs.
 *
 * @see <a href="https://core.telegram.org/api/passkeys">Passkeys</a>
 */
final class PasskeyLogin {

    private final LoginContext context;
    private final PasswordCheck password;

    PasskeyLogin(LoginContext context, PasswordCheck password) {
        this.context = context;
        this.password = password;
    }

    CompletableFuture<LoginState> begin() {
        return context.invoker()
                .invoke(new InitPasskeyLogin(context.apiId(), context.apiHash()))
                .thenApply(asked -> new LoginState.WaitPasskey(asked.options().data()));
    }

    CompletableFuture<LoginState> finish(InputPasskeyCredential credential) {
        Relay<LoginState> state = new Relay<>();
        int home = context.account().homeDc();
        int target = accountDc(credential);
        if (target == 0 || target == home) {
            finish(state, FinishPasskeyLogin.builder().credential(credential));
            return state;
        }
        // The account lives elsewhere; that data centre is told where the challenge was given, and to which key.
        FinishPasskeyLogin.Builder elsewhere = FinishPasskeyLogin.builder()
                .credential(credential)
                .fromDcId(home)
                .fromAuthKeyId(context.account().homeKeyId());
        state.follow(context.account().moveHome(target), (moved, error) -> {
            if (error == null) {
                finish(state, elsewhere);
            } else {
                state.completeExceptionally(error);
            }
        });
        return state;
    }

    private void finish(Relay<LoginState> state, FinishPasskeyLogin.Builder method) {
        state.follow(context.invoker().invoke(method.build()), (authorization, error) -> {
            if (error == null) {
                state.complete(Outcome.of(context, "", authorization));
            } else {
                password.orFail(state, error);
            }
        });
    }

    /** The user handle of a passkey is {@code DC:user id}; 0 if this one has no such handle. */
    private static int accountDc(InputPasskeyCredential credential) {
        if (credential instanceof InputPasskeyCredentialPublicKey key
                && key.response() instanceof InputPasskeyResponseLogin login) {
            String handle = login.userHandle();
            int colon = handle.indexOf(':');
            if (colon > 0 && colon <= 3 && handle.chars().limit(colon).allMatch(c -> c >= '0' && c <= '9')) {
                return Integer.parseInt(handle.substring(0, colon));
            }
        }
        return 0;
    }
}
