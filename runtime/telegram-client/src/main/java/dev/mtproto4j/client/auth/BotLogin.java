package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.auth.ImportBotAuthorization;
import java.util.concurrent.CompletableFuture;

/** Login of a bot by its token. */
final class BotLogin {

    private BotLogin() {}

    static CompletableFuture<LoginState> signIn(LoginContext context, String token) {
        ImportBotAuthorization method =
                new ImportBotAuthorization(0, context.apiId(), context.apiHash(), BotToken.parse(token));
        return context.invoker().invoke(method).thenApply(authorization -> Outcome.of(context, "", authorization));
    }
}
