package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.auth.SentCodeTypeFirebaseSms;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.tl.RpcException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a login from wherever it stands to the end by asking {@link Prompts}. Wrong answers are said and asked again, a
 * few times; then the attempt begins anew or fails. Blocking.
 */
public final class InteractiveLogin {

    private static final int MAX_WRONG_CODES = 3;
    private static final int MAX_WRONG_PASSWORDS = 5;
    private static final int MAX_ROUNDS = 5;
    /** More questions than any login has; a server that sends us round is not followed. */
    private static final int MAX_QUESTIONS = 100;

    private final Login login;
    private final Prompts prompts;
    private final Clock clock;
    private @Nullable String first;
    private LoginState.@Nullable WaitCode announced;
    private int rounds;
    private int wrongCodes;
    private int wrongPasswords;

    /** @param first what to begin with, as a person would type it: a number, a bot token or {@code qr}; asked if null */
    public InteractiveLogin(Login login, Prompts prompts, Clock clock, @Nullable String first) {
        this.login = login;
        this.prompts = prompts;
        this.clock = clock;
        this.first = first;
    }

    /**
     * Signs in.
     *
     * @return who
     * @throws LoginCancelledException if the person gives up
     * @throws LoginFailedException if the server refuses for good, or after too many wrong answers
     */
    public User run() {
        LoginState state = login.state();
        for (int questions = 0; questions < MAX_QUESTIONS; questions++) {
            if (state instanceof LoginState.SignedIn signedIn && signedIn.user() != null) {
                prompts.loggedIn(signedIn.user());
                if (signedIn.otherwiseReloginDays() != null) {
                    prompts.info(LoginMessages.passwordUrged(signedIn.otherwiseReloginDays()));
                }
                return signedIn.user();
            }
            state = next(state);
        }
        throw new LoginFailedException("Too many questions; nobody is signed in.", null);
    }

    private LoginState next(LoginState state) {
        if (state instanceof LoginState.WaitCode code) {
            return code(code);
        } else if (state instanceof LoginState.WaitPassword password) {
            return password(password);
        } else if (state instanceof LoginState.WaitRecoveryCode code) {
            return recoveryCode(code);
        } else if (state instanceof LoginState.WaitNewPassword password) {
            return newPassword(password);
        } else if (state instanceof LoginState.WaitRegistration registration) {
            FullName name = prompts.name(registration);
            return attempt(() -> login.signUp(name.first(), name.last()));
        } else if (state instanceof LoginState.WaitEmail email) {
            String typed = prompts.email(email);
            return attempt(() -> login.sendEmailCode(typed));
        } else if (state instanceof LoginState.WaitEmailCode code) {
            return emailCode(code);
        } else if (state instanceof LoginState.WaitQrScan scan) {
            return qr(scan);
        } else if (state instanceof LoginState.WaitPayment payment) {
            throw new LoginFailedException(LoginMessages.payment(payment.offer()), null);
        }
        return begin();
    }

    private LoginState begin() {
        if (++rounds > MAX_ROUNDS) {
            throw new LoginFailedException("Too many attempts; nobody is signed in.", null);
        }
        String given = first;
        first = null;
        wrongCodes = 0;
        wrongPasswords = 0;
        String typed = (given == null ? prompts.phoneNumber() : given).strip();
        if (typed.equalsIgnoreCase(Prompts.QR)) {
            return attempt(login::qrStart);
        }
        return attempt(() -> BotToken.isLikely(typed) ? login.botToken(typed) : login.sendCode(typed));
    }

    /** Shows a code until it was scanned or replaced, which is noticed on another thread. */
    private LoginState qr(LoginState.WaitQrScan scan) {
        CompletableFuture<LoginState> changed = new CompletableFuture<>();
        AutoCloseable listening = login.onState(changed::complete);
        try {
            if (login.state().equals(scan)) {
                prompts.qr(scan);
                Calls.await(changed);
            }
            return login.state();
        } finally {
            close(listening);
        }
    }

    private static void close(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException("removing a listener cannot fail", e);
        }
    }

    private LoginState code(LoginState.WaitCode state) {
        if (!state.equals(announced)) {
            announced = state;
            if (state.type() instanceof SentCodeTypeFirebaseSms && state.nextType() != null) {
                // Only a phone with the store's services can prove itself; everybody else asks for the next way.
                prompts.info("The server would send the code only to an official phone app; asking for another way.");
                return attempt(() -> login.resendCode("FIREBASE_NOT_AVAILABLE"));
            }
            prompts.info(LoginMessages.sent(state.type()));
        }
        String typed = prompts.code(state);
        if (typed.isBlank()) {
            boolean lost = state.byEmail() && prompts.resetLoginEmail(state);
            return lost ? attempt(login::resetLoginEmail) : resend(state);
        }
        LoginState next = attempt(() -> login.signIn(typed));
        if (next instanceof LoginState.WaitCode && ++wrongCodes >= MAX_WRONG_CODES) {
            prompts.problem("Three wrong codes. Begin again with the phone number.");
            return attempt(login::cancelCode) instanceof LoginState.WaitCode ? login.beginAgain() : login.state();
        }
        return next;
    }

    private LoginState resend(LoginState.WaitCode state) {
        Instant now = clock.instant();
        if (state.canResend(now)) {
            wrongCodes = 0;
            return attempt(login::resendCode);
        }
        Instant from = state.resendFrom();
        if (state.nextType() == null || from == null) {
            prompts.problem("The code is empty. Type the code that you were sent.");
        } else {
            prompts.problem("The code is empty. Another one can be sent " + LoginMessages.next(state.nextType())
                    + " in " + LoginMessages.inWords(Duration.between(now, from)) + ": press Enter then.");
        }
        return state;
    }

    private LoginState emailCode(LoginState.WaitEmailCode state) {
        String typed = prompts.emailCode(state);
        if (!typed.isBlank()) {
            return attempt(() -> login.verifyEmail(typed));
        }
        String address = prompts.email(new LoginState.WaitEmail(state.phoneNumber(), false, false));
        return attempt(() -> login.sendEmailCode(address));
    }

    private LoginState password(LoginState.WaitPassword state) {
        char[] typed = prompts.password(state);
        if (typed.length == 0 && state.hasRecovery() && prompts.recoverPassword(state)) {
            return attempt(login::requestPasswordRecovery);
        }
        try {
            LoginState next = attempt(() -> login.checkPassword(typed));
            if (next instanceof LoginState.WaitPassword && ++wrongPasswords >= MAX_WRONG_PASSWORDS) {
                throw new LoginFailedException("Too many wrong passwords; nobody is signed in.", null);
            }
            return next;
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private LoginState recoveryCode(LoginState.WaitRecoveryCode state) {
        String typed = prompts.recoveryCode(state);
        return typed.isBlank() ? login.backToPassword() : attempt(() -> login.checkRecoveryCode(typed));
    }

    private LoginState newPassword(LoginState.WaitNewPassword state) {
        char[] typed = prompts.newPassword(state);
        if (typed.length == 0) {
            return attempt(login::recoverWithoutPassword);
        }
        try {
            String hint = prompts.newPasswordHint(state);
            return attempt(() -> login.recoverWithPassword(typed, hint));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /** Does a step; what a person can mend is said, and the state stays what the login says. */
    private LoginState attempt(Supplier<CompletableFuture<LoginState>> step) {
        try {
            return Calls.await(step.get());
        } catch (LoginInputException e) {
            prompts.problem(String.valueOf(e.getMessage()));
        } catch (RpcException e) {
            LoginProblem problem = LoginProblem.of(e);
            if (!problem.isMendable()) {
                throw LoginFailedException.of(e);
            }
            prompts.problem(problem.message());
        }
        return login.state();
    }
}
