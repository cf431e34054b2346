package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.auth.CancelCode;
import dev.mtproto4j.api.method.auth.CheckPaidAuth;
import dev.mtproto4j.api.method.auth.ReportMissingCode;
import dev.mtproto4j.api.method.auth.RequestFirebaseSms;
import dev.mtproto4j.api.method.auth.ResendCode;
import dev.mtproto4j.api.method.auth.ResetLoginEmail;
import dev.mtproto4j.api.method.auth.SendCode;
import dev.mtproto4j.api.method.auth.SignIn;
import dev.mtproto4j.api.method.auth.SignUp;
import dev.mtproto4j.api.type.CodeSettings;
import dev.mtproto4j.api.type.EmailVerification;
import dev.mtproto4j.api.type.EmailVerificationCode;
import dev.mtproto4j.api.type.auth.AnySentCode;
import dev.mtproto4j.api.type.auth.SentCode;
import dev.mtproto4j.api.type.auth.SentCodePaymentRequired;
import dev.mtproto4j.api.type.auth.SentCodeSuccess;
import dev.mtproto4j.api.type.auth.SentCodeTypeEmailCode;
import dev.mtproto4j.api.type.auth.SentCodeTypeSetUpEmailRequired;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlMethod;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One login by phone number: from {@code auth.sendCode} to an authorization, a password or a new account. */
final class PhoneLogin {

    /** As many as {@code auth.sendCode} takes. */
    private static final int MAX_TOKENS = 20;

    private final LoginContext context;
    private final PasswordCheck password;
    private final String phoneNumber;
    /** Names this attempt to the server; a new one comes with every code. */
    private volatile String phoneCodeHash = "";

    private volatile boolean byEmail;

    PhoneLogin(LoginContext context, PasswordCheck password, String phoneNumber) {
        this.context = context;
        this.password = password;
        this.phoneNumber = phoneNumber;
    }

    String phoneNumber() {
        return phoneNumber;
    }

    String phoneCodeHash() {
        return phoneCodeHash;
    }

    CompletableFuture<LoginState> send() {
        Relay<LoginState> state = new Relay<>();
        send(state, true);
        return state;
    }

    private void send(Relay<LoginState> state, boolean mayRestart) {
        SendCode method = new SendCode(phoneNumber, context.apiId(), context.apiHash(), settings());
        state.follow(context.invoker().invoke(method), (sent, error) -> {
            if (error == null) {
                state.complete(sent(sent));
            } else if (mayRestart && error instanceof RpcException rpc && isRestart(rpc)) {
                send(state, false);
            } else {
                password.orFail(state, error);
            }
        });
    }

    /** The server has lost this attempt, and wants the number once more. */
    static boolean isRestart(RpcException error) {
        return error.type().startsWith("AUTH_RESTART");
    }

    private CodeSettings settings() {
        List<byte[]> tokens = context.account().futureAuthTokens();
        if (tokens.isEmpty()) {
            return context.codeSettings();
        }
        return context.codeSettings().toBuilder()
                .logoutTokens(tokens.subList(0, Math.min(tokens.size(), MAX_TOKENS)))
                .build();
    }

    /** Where an answer with a code, or in place of one, takes the login. */
    LoginState sent(AnySentCode answer) {
        if (answer instanceof SentCodeSuccess success) {
            return Outcome.of(context, phoneNumber, success.authorization());
        }
        if (answer instanceof SentCodePaymentRequired payment) {
            phoneCodeHash = payment.phoneCodeHash();
            return new LoginState.WaitPayment(phoneNumber, payment);
        }
        SentCode code = (SentCode) answer;
        phoneCodeHash = code.phoneCodeHash();
        byEmail = code.type() instanceof SentCodeTypeEmailCode;
        if (code.type() instanceof SentCodeTypeSetUpEmailRequired email) {
            return new LoginState.WaitEmail(phoneNumber, email.appleSigninAllowed(), email.googleSigninAllowed());
        }
        Integer timeout = code.timeout();
        Instant resendFrom = timeout == null ? null : context.clock().instant().plusSeconds(timeout);
        return new LoginState.WaitCode(phoneNumber, code.type(), code.nextType(), resendFrom);
    }

    private CompletableFuture<LoginState> next(TlMethod<AnySentCode> method) {
        Relay<LoginState> state = new Relay<>();
        state.follow(context.invoker().invoke(method), (answer, error) -> {
            if (error == null) {
                state.complete(sent(answer));
            } else {
                password.orFail(state, error);
            }
        });
        return state;
    }

    CompletableFuture<LoginState> resend(@Nullable String reason) {
        return next(ResendCode.builder()
                .phoneNumber(phoneNumber)
                .phoneCodeHash(phoneCodeHash)
                .reason(reason)
                .build());
    }

    CompletableFuture<LoginState> resetEmail() {
        return next(new ResetLoginEmail(phoneNumber, phoneCodeHash));
    }

    CompletableFuture<LoginState> checkPayment(long formId) {
        return next(new CheckPaidAuth(phoneNumber, phoneCodeHash, formId));
    }

    CompletableFuture<Boolean> requestFirebaseSms(UnaryOperator<RequestFirebaseSms.Builder> proof) {
        RequestFirebaseSms.Builder method =
                RequestFirebaseSms.builder().phoneNumber(phoneNumber).phoneCodeHash(phoneCodeHash);
        return context.invoker().invoke(proof.apply(method).build());
    }

    CompletableFuture<Boolean> reportMissing(String mobileNetworkCode) {
        return context.invoker().invoke(new ReportMissingCode(phoneNumber, phoneCodeHash, mobileNetworkCode));
    }

    CompletableFuture<LoginState> cancel() {
        return context.invoker()
                .invoke(new CancelCode(phoneNumber, phoneCodeHash))
                .thenApply(cancelled -> new LoginState.WaitPhoneNumber());
    }

    CompletableFuture<LoginState> signIn(String code) {
        return byEmail
                ? signIn(new EmailVerificationCode(code))
                : signIn(request().phoneCode(code));
    }

    CompletableFuture<LoginState> signIn(EmailVerification proof) {
        return signIn(request().emailVerification(proof));
    }

    private SignIn.Builder request() {
        return SignIn.builder().phoneNumber(phoneNumber).phoneCodeHash(phoneCodeHash);
    }

    private CompletableFuture<LoginState> signIn(SignIn.Builder method) {
        Relay<LoginState> state = new Relay<>();
        state.follow(context.invoker().invoke(method.build()), (authorization, error) -> {
            if (error == null) {
                state.complete(Outcome.of(context, phoneNumber, authorization));
            } else if (error instanceof RpcException rpc && rpc.is("PHONE_NUMBER_UNOCCUPIED")) {
                state.complete(new LoginState.WaitRegistration(phoneNumber, null));
            } else {
                password.orFail(state, error);
            }
        });
        return state;
    }

    CompletableFuture<LoginState> signUp(String firstName, String lastName) {
        SignUp method = SignUp.builder()
                .phoneNumber(phoneNumber)
                .phoneCodeHash(phoneCodeHash)
                .firstName(firstName)
                .lastName(lastName)
                .build();
        return context.invoker().invoke(method).thenApply(a -> Outcome.of(context, phoneNumber, a));
    }
}
