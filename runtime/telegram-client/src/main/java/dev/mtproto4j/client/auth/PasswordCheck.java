package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.account.DeleteAccount;
import dev.mtproto4j.api.method.account.GetPassword;
import dev.mtproto4j.api.method.auth.CheckPassword;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.tl.RpcException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The second factor: proves knowledge of the password without sending it.
 *
 * @see <a href="https://core.telegram.org/api/srp">Two-factor authentication</a>
 */
final class PasswordCheck {

    /** The question was too old, or the password changed in between: worth one new question. */
    private static final Set<String> STALE = Set.of("SRP_ID_INVALID", "SRP_PASSWORD_CHANGED");

    private final LoginContext context;
    private volatile LoginState.WaitPassword asked = new LoginState.WaitPassword(null, false);

    PasswordCheck(LoginContext context) {
        this.context = context;
    }

    /** Goes on with the password if that is what the error asks for; fails with the error otherwise. */
    void orFail(Relay<LoginState> state, Throwable error) {
        if (error instanceof RpcException rpc && rpc.is("SESSION_PASSWORD_NEEDED")) {
            state.follow(begin());
        } else {
            state.completeExceptionally(error);
        }
    }

    /** What to show to the person: the hint, and whether there is a way round. */
    private CompletableFuture<LoginState> begin() {
        return context.invoker().invoke(new GetPassword()).thenApply(password -> {
            asked = new LoginState.WaitPassword(password.hint(), password.hasRecovery());
            return asked;
        });
    }

    /** The question as it was asked the last time. */
    LoginState.WaitPassword asked() {
        return asked;
    }

    /** @param typed is wiped when the answer has been computed */
    CompletableFuture<LoginState> check(char[] typed) {
        char[] own = typed.clone();
        Relay<LoginState> state = new Relay<>();
        check(state, own, true);
        CompletableFuture<LoginState> unused = state.whenComplete((result, error) -> Arrays.fill(own, '\0'));
        return unused;
    }

    private void check(Relay<LoginState> state, char[] typed, boolean mayAskAgain) {
        // Every question is good for one answer, so each attempt begins with a new one.
        state.follow(context.invoker().invoke(new GetPassword()), (question, error) -> {
            if (error != null) {
                state.completeExceptionally(error);
                return;
            }
            var answer = CompletableFuture.supplyAsync(
                    () -> new CheckPassword(Passwords.answer(question, typed, context.random())), context.worker());
            state.follow(answer.thenCompose(context.invoker()::invoke), (authorization, failure) -> {
                if (failure == null) {
                    state.complete(Outcome.of(context, "", authorization));
                } else if (mayAskAgain && failure instanceof RpcException rpc && STALE.contains(rpc.type())) {
                    check(state, typed, false);
                } else {
                    state.completeExceptionally(failure);
                }
            });
        });
    }

    /** Gives up the account and all that is in it, which is the last way round a password. */
    CompletableFuture<LoginState> deleteAccount(String reason) {
        return context.invoker()
                .invoke(DeleteAccount.builder().reason(reason).build())
                .thenApply(deleted -> new LoginState.WaitPhoneNumber());
    }
}
