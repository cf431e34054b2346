package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.account.GetPassword;
import dev.mtproto4j.api.method.auth.CheckPassword;
import dev.mtproto4j.api.method.auth.RecoverPassword;
import dev.mtproto4j.api.method.auth.RequestPasswordRecovery;
import dev.mtproto4j.api.type.InputCheckPasswordSRP;
import dev.mtproto4j.api.type.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import dev.mtproto4j.api.type.account.Password;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.crypto.srp.SrpAnswer;
import dev.mtproto4j.crypto.srp.SrpClient;
import dev.mtproto4j.crypto.srp.SrpParameters;
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

    PasswordCheck(LoginContext context) {
        this.context = context;
    }

    static boolean isNeeded(Throwable error) {
        return error instanceof RpcException rpc && rpc.is("SESSION_PASSWORD_NEEDED");
    }

    /** What to show to the person: the hint, and whether there is a way round. */
    CompletableFuture<LoginState> begin() {
        return context.invoker()
                .invoke(new GetPassword())
                .thenApply(password -> new LoginState.WaitPassword(password.hint(), password.hasRecovery()));
    }

    /** @param typed is wiped when the answer has been computed */
    CompletableFuture<LoginState> check(char[] typed) {
        char[] own = typed.clone();
        Relay<LoginState> state = new Relay<>();
        check(state, own, true);
        return wiping(state, own);
    }

    private static CompletableFuture<LoginState> wiping(Relay<LoginState> state, char[] own) {
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
            var answer = CompletableFuture.supplyAsync(() -> answer(question, typed), context.worker());
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

    private CheckPassword answer(Password question, char[] typed) {
        Long srpId = question.srpId();
        byte[] srpB = question.srpB();
        if (!(question.currentAlgo()
                        instanceof PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm)
                || srpId == null
                || srpB == null) {
            throw new LoginFailedException(
                    "The password of this account is kept in a way that this version does not know. Update mtproto4j.",
                    null);
        }
        SrpParameters parameters = SrpParameters.check(
                algorithm.salt1(), algorithm.salt2(), algorithm.g(), algorithm.p(), context.random());
        SrpAnswer answer = SrpClient.answer(parameters, srpB, typed, context.random());
        return new CheckPassword(new InputCheckPasswordSRP(srpId, answer.a(), answer.m1()));
    }

    /** Sends a recovery code to the e-mail address of the account; the result is its pattern, such as {@code a***@b.c}. */
    CompletableFuture<String> requestRecovery() {
        return context.invoker().invoke(new RequestPasswordRecovery()).thenApply(sent -> sent.emailPattern());
    }

    CompletableFuture<LoginState> recover(String code) {
        RecoverPassword method = RecoverPassword.builder().code(code).build();
        return context.invoker().invoke(method).thenApply(authorization -> Outcome.of(context, "", authorization));
    }
}
