package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.auth.ImportBotAuthorization;
import dev.mtproto4j.api.method.auth.ImportWebTokenAuthorization;
import dev.mtproto4j.api.type.auth.AnyAuthorization;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.tl.TlMethod;
import java.util.concurrent.CompletableFuture;

/** Login by a token: of a bot, or of a web client that is signed in already. */
final class TokenLogin {

    private final LoginContext context;
    private final PasswordCheck password;

    TokenLogin(LoginContext context, PasswordCheck password) {
        this.context = context;
        this.password = password;
    }

    CompletableFuture<LoginState> bot(String token) {
        return signIn(new ImportBotAuthorization(0, context.apiId(), context.apiHash(), token));
    }

    CompletableFuture<LoginState> web(String token) {
        return signIn(new ImportWebTokenAuthorization(context.apiId(), context.apiHash(), token));
    }

    private CompletableFuture<LoginState> signIn(TlMethod<AnyAuthorization> method) {
        Relay<LoginState> state = new Relay<>();
        state.follow(context.invoker().invoke(method), (authorization, error) -> {
            if (error == null) {
                state.complete(Outcome.of(context, "", authorization));
            } else {
                password.orFail(state, error);
            }
        });
        return state;
    }
}
