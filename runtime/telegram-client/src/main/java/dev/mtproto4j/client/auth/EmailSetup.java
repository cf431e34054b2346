package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.account.SendVerifyEmailCode;
import dev.mtproto4j.api.method.account.VerifyEmail;
import dev.mtproto4j.api.type.EmailVerification;
import dev.mtproto4j.api.type.EmailVerifyPurpose;
import dev.mtproto4j.api.type.EmailVerifyPurposeLoginSetup;
import dev.mtproto4j.api.type.account.EmailVerifiedLogin;
import dev.mtproto4j.client.rpc.Relay;
import java.util.concurrent.CompletableFuture;

/**
 * The login e-mail address that some accounts have to set up before a code is sent.
 *
 * @see <a href="https://core.telegram.org/api/auth#email-verification">Email verification</a>
 */
final class EmailSetup {

    private final LoginContext context;
    private final PhoneLogin attempt;

    EmailSetup(LoginContext context, PhoneLogin attempt) {
        this.context = context;
        this.attempt = attempt;
    }

    private EmailVerifyPurpose purpose() {
        return new EmailVerifyPurposeLoginSetup(attempt.phoneNumber(), attempt.phoneCodeHash());
    }

    CompletableFuture<LoginState> sendCode(String address) {
        return context.invoker()
                .invoke(new SendVerifyEmailCode(purpose(), address))
                .thenApply(sent ->
                        new LoginState.WaitEmailCode(attempt.phoneNumber(), sent.emailPattern(), sent.length()));
    }

    /** Takes the login to the code that is sent next, or to its end. */
    CompletableFuture<LoginState> verify(EmailVerification proof) {
        Relay<LoginState> state = new Relay<>();
        state.follow(context.invoker().invoke(new VerifyEmail(purpose(), proof)), (verified, error) -> {
            if (error != null) {
                state.completeExceptionally(error);
            } else if (verified instanceof EmailVerifiedLogin login) {
                state.complete(attempt.sent(login.sentCode()));
            } else {
                // The address is set; the server did not say how it goes on, so it is asked.
                state.follow(attempt.send());
            }
        });
        return state;
    }
}
