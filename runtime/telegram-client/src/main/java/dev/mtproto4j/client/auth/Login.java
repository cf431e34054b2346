package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.auth.LogOut;
import dev.mtproto4j.api.method.auth.RequestFirebaseSms;
import dev.mtproto4j.api.type.EmailVerification;
import dev.mtproto4j.api.type.EmailVerificationCode;
import dev.mtproto4j.api.type.InputPasskeyCredential;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.rpc.Relay;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The login of one client as a state machine. A step takes effect when its future completes; a step that fails leaves the
 * state where it was, so that a person can try again, except when the server has forgotten the attempt (the state is
 * then {@link LoginState.WaitPhoneNumber}). One step runs at a time. Thread-safe.
 *
 * <p>All steps fail with {@link dev.mtproto4j.tl.RpcException} for what the server refuses ({@link LoginProblem} says
 * what it means), and throw {@link LoginInputException} for what cannot be right, and {@link IllegalStateException} when
 * the state does not allow them.
 */
public final class Login {

    private final LoginContext context;
    private final LoginSteps steps;
    private final PasswordCheck password;
    private final PasswordRecovery recovery;
    private final QrLogin qr;
    private final TokenLogin tokens;
    private final PasskeyLogin passkeys;
    private volatile @Nullable PhoneLogin phone;

    /** A login that begins in a given state: nobody signed in, or somebody from a stored session. */
    public Login(LoginContext context, LoginState initial) {
        this.context = context;
        this.password = new PasswordCheck(context);
        this.recovery = new PasswordRecovery(context);
        this.qr = new QrLogin(context, password);
        this.tokens = new TokenLogin(context, password);
        this.passkeys = new PasskeyLogin(context, password);
        this.steps = new LoginSteps(initial, password::asked);
        QrRefresh refresh = new QrRefresh(context, this::qrPollQuietly);
        steps.onState(refresh::accept);
    }

    public LoginState state() {
        return steps.state();
    }

    /**
     * Tells every state from now on.
     *
     * @return removes the listener
     */
    public AutoCloseable onState(Consumer<LoginState> listener) {
        return steps.onState(listener);
    }

    /**
     * Begins with a phone number, as a person writes it; also in the middle of another attempt.
     *
     * @throws LoginInputException if that cannot be a phone number
     */
    public CompletableFuture<LoginState> sendCode(String phoneNumber) {
        String number = PhoneNumber.parse(phoneNumber);
        steps.expectNobody();
        PhoneLogin attempt = new PhoneLogin(context, password, number);
        return steps.step(() -> {
            phone = attempt;
            return attempt.send();
        });
    }

    /** Has the code sent again, in the next way. */
    public CompletableFuture<LoginState> resendCode() {
        return resendCode(null);
    }

    /**
     * Has the code sent again, in the next way.
     *
     * @param reason why this program cannot deal with the first way, such as an error of Firebase; null in the usual case
     */
    public CompletableFuture<LoginState> resendCode(@Nullable String reason) {
        steps.expect(LoginState.WaitCode.class);
        return steps.step(() -> attempt().resend(reason));
    }

    /** Gives up on the code, on the e-mail address or on the payment; the number can be typed anew. */
    public CompletableFuture<LoginState> cancelCode() {
        steps.expect(
                LoginState.WaitCode.class,
                LoginState.WaitEmail.class,
                LoginState.WaitEmailCode.class,
                LoginState.WaitPayment.class);
        return steps.step(() -> attempt().cancel());
    }

    /**
     * Signs in with the code that arrived, whichever way it came.
     *
     * @throws LoginInputException if it is empty
     */
    public CompletableFuture<LoginState> signIn(String code) {
        steps.expect(LoginState.WaitCode.class);
        String typed = CodeText.parse(code);
        return steps.step(() -> attempt().signIn(typed));
    }

    /** Signs in with an Apple or Google ID token in place of the code by e-mail. */
    public CompletableFuture<LoginState> signIn(EmailVerification proof) {
        steps.expect(LoginState.WaitCode.class);
        return steps.step(() -> attempt().signIn(proof));
    }

    /** Gives up the login e-mail address, which may take days; the state tells from when the code comes by phone. */
    public CompletableFuture<LoginState> resetLoginEmail() {
        steps.expect(LoginState.WaitCode.class);
        return steps.step(() -> attempt().resetEmail());
    }

    /**
     * Proves to the server that it may send an SMS, which {@code auth.sentCodeTypeFirebaseSms} asks for. The state does
     * not change.
     *
     * @param proof sets the token of Play Integrity, SafetyNet or Apple's push service
     */
    public CompletableFuture<Boolean> requestFirebaseSms(UnaryOperator<RequestFirebaseSms.Builder> proof) {
        steps.expect(LoginState.WaitCode.class);
        return attempt().requestFirebaseSms(proof);
    }

    /** Tells the server that an SMS did not come. The state does not change. */
    public CompletableFuture<Boolean> reportMissingCode(String mobileNetworkCode) {
        steps.expect(LoginState.WaitCode.class);
        return attempt().reportMissing(mobileNetworkCode);
    }

    /** Asks whether the payment that {@link LoginState.WaitPayment} demands has come in. */
    public CompletableFuture<LoginState> checkPayment(long formId) {
        steps.expect(LoginState.WaitPayment.class);
        return steps.step(() -> attempt().checkPayment(formId));
    }

    /**
     * Names the address that is to become the login e-mail address; a code is sent there.
     *
     * @throws LoginInputException if that cannot be an e-mail address
     */
    public CompletableFuture<LoginState> sendEmailCode(String address) {
        steps.expect(LoginState.WaitEmail.class, LoginState.WaitEmailCode.class);
        String typed = EmailAddress.parse(address);
        return steps.step(() -> new EmailSetup(context, attempt()).sendCode(typed));
    }

    /**
     * Confirms that address with the code that arrived there.
     *
     * @throws LoginInputException if it is empty
     */
    public CompletableFuture<LoginState> verifyEmail(String code) {
        steps.expect(LoginState.WaitEmailCode.class);
        return verify(new EmailVerificationCode(CodeText.parse(code)));
    }

    /** Sets the login e-mail address with an Apple or Google ID token; no code is needed then. */
    public CompletableFuture<LoginState> verifyEmail(EmailVerification proof) {
        steps.expect(LoginState.WaitEmail.class, LoginState.WaitEmailCode.class);
        return verify(proof);
    }

    private CompletableFuture<LoginState> verify(EmailVerification proof) {
        return steps.step(() -> new EmailSetup(context, attempt()).verify(proof));
    }

    /**
     * Makes an account for the number; whoever calls it has agreed to the terms of the state.
     *
     * @param lastName may be empty
     * @throws LoginInputException if the first name is empty
     */
    public CompletableFuture<LoginState> signUp(String firstName, String lastName) {
        steps.expect(LoginState.WaitRegistration.class);
        String first = firstName.strip();
        if (first.isEmpty()) {
            throw new LoginInputException("The first name is empty.");
        }
        return steps.step(() -> attempt().signUp(first, lastName.strip()));
    }

    /**
     * Signs in with the password of the account.
     *
     * @param typed copied; the copy is wiped afterwards
     * @throws LoginInputException if it is empty
     */
    public CompletableFuture<LoginState> checkPassword(char[] typed) {
        steps.expect(LoginState.WaitPassword.class);
        notEmpty(typed);
        return steps.step(() -> password.check(typed));
    }

    /** Has a recovery code for the password sent by e-mail, or once more. */
    public CompletableFuture<LoginState> requestPasswordRecovery() {
        steps.expect(LoginState.WaitPassword.class, LoginState.WaitRecoveryCode.class);
        return steps.step(recovery::request);
    }

    /**
     * Checks the recovery code that arrived.
     *
     * @throws LoginInputException if it is empty
     */
    public CompletableFuture<LoginState> checkRecoveryCode(String code) {
        steps.expect(LoginState.WaitRecoveryCode.class);
        String typed = CodeText.parse(code);
        return steps.step(() -> recovery.check(typed));
    }

    /** Signs in after a recovery; the account has no password from then on. */
    public CompletableFuture<LoginState> recoverWithoutPassword() {
        steps.expect(LoginState.WaitNewPassword.class);
        return steps.step(recovery::withoutPassword);
    }

    /**
     * Signs in after a recovery, and sets a new password.
     *
     * @param typed copied; the copy is wiped afterwards
     * @param hint what the person is to be reminded of; null or empty for nothing
     * @throws LoginInputException if the password is empty
     */
    public CompletableFuture<LoginState> recoverWithPassword(char[] typed, @Nullable String hint) {
        steps.expect(LoginState.WaitNewPassword.class);
        notEmpty(typed);
        return steps.step(() -> recovery.withPassword(typed, hint));
    }

    /** Goes back from the recovery to the question for the password. */
    public LoginState backToPassword() {
        steps.expect(LoginState.WaitRecoveryCode.class, LoginState.WaitNewPassword.class);
        return steps.moveIdle(password.asked());
    }

    /**
     * Deletes the account, with everything in it: the last way round a forgotten password. The server may want to wait a
     * week first ({@code 2FA_CONFIRM_WAIT_n}).
     */
    public CompletableFuture<LoginState> deleteAccount(String reason) {
        steps.expect(LoginState.WaitPassword.class, LoginState.WaitRecoveryCode.class);
        return steps.step(() -> password.deleteAccount(reason));
    }

    /**
     * Signs a bot in.
     *
     * @throws LoginInputException if that cannot be a token
     */
    public CompletableFuture<LoginState> botToken(String token) {
        String parsed = BotToken.parse(token);
        steps.expectNobody();
        return steps.step(() -> tokens.bot(parsed));
    }

    /**
     * Signs in with the token that a web client of the same account gives.
     *
     * @throws LoginInputException if it is empty
     */
    public CompletableFuture<LoginState> webToken(String token) {
        String parsed = token.strip();
        if (parsed.isEmpty()) {
            throw new LoginInputException("The web login token is empty.");
        }
        steps.expectNobody();
        return steps.step(() -> tokens.web(parsed));
    }

    /** Asks for a challenge that a passkey is to sign. */
    public CompletableFuture<LoginState> passkeyStart() {
        steps.expectNobody();
        return steps.step(passkeys::begin);
    }

    /** Signs in with what the authenticator made of the challenge. */
    public CompletableFuture<LoginState> passkeyFinish(InputPasskeyCredential credential) {
        steps.expect(LoginState.WaitPasskey.class);
        return steps.step(() -> passkeys.finish(credential));
    }

    /** Both steps of a login by passkey. */
    public CompletableFuture<LoginState> passkey(PasskeyAuthenticator authenticator) {
        Relay<LoginState> result = new Relay<>();
        result.follow(passkeyStart(), (state, error) -> {
            if (error != null) {
                result.completeExceptionally(error);
            } else {
                String options = ((LoginState.WaitPasskey) state).options();
                result.follow(authenticator.sign(options).thenCompose(this::passkeyFinish));
            }
        });
        return result;
    }

    /**
     * Asks for a QR code to show. While the state is {@link LoginState.WaitQrScan}, a code that expires is replaced by
     * itself, and the login goes on by itself when a device has accepted one: show what {@link #onState} tells.
     */
    public CompletableFuture<LoginState> qrStart() {
        steps.expectNobody();
        return steps.step(qr::poll);
    }

    /** Looks now whether the code was accepted, and replaces it if not. */
    public CompletableFuture<LoginState> qrPoll() {
        steps.expect(LoginState.WaitQrScan.class);
        return steps.step(qr::poll);
    }

    /** The server has told that a QR code was accepted ({@code updateLoginToken}). */
    public void loginTokenAccepted() {
        qrPollQuietly();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure leaves the code where it is; it is looked at again later
    private void qrPollQuietly() {
        steps.stepIfFree(LoginState.WaitQrScan.class, qr::poll);
    }

    /** Leaves whatever was begun, without a word to the server. Nothing happens if somebody is signed in. */
    public LoginState beginAgain() {
        return steps.state() instanceof LoginState.SignedIn
                ? steps.state()
                : steps.moveIdle(new LoginState.WaitPhoneNumber());
    }

    /** Signs out; the authorization key can be used for a new login. */
    public CompletableFuture<LoginState> logOut() {
        steps.expect(LoginState.SignedIn.class);
        return steps.step(() -> context.invoker().invoke(new LogOut()).thenApply(left -> {
            byte[] token = left.futureAuthToken();
            if (token != null) {
                context.account().keepFutureAuthToken(token);
            }
            context.account().signedOut(SessionEnd.LOGGED_OUT);
            return new LoginState.SignedOut(SessionEnd.LOGGED_OUT);
        }));
    }

    /** The server says that nobody is signed in any more. Nothing happens if nobody was. */
    public void end(SessionEnd reason) {
        if (steps.moveFromSignedIn(
                new LoginState.SignedOut(reason), () -> context.account().signedOut(reason))) {
            phone = null;
        }
    }

    /** The server has confirmed who is signed in. */
    public void confirm(LoginState.SignedIn confirmed) {
        steps.confirm(confirmed);
    }

    private PhoneLogin attempt() {
        PhoneLogin current = phone;
        if (current == null) {
            throw new IllegalStateException("No phone number was given yet.");
        }
        return current;
    }

    private static void notEmpty(char[] typed) {
        if (typed.length == 0) {
            throw new LoginInputException("The password is empty.");
        }
    }
}
