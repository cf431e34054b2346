package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.tl.RpcException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
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

    /** What a person can mend by typing something else. */
    private static final Set<String> MENDABLE = Set.of(
            "PHONE_NUMBER_INVALID",
            "PHONE_CODE_INVALID",
            "PHONE_CODE_EMPTY",
            "PHONE_CODE_EXPIRED",
            "PASSWORD_HASH_INVALID",
            "FIRSTNAME_INVALID",
            "LASTNAME_INVALID",
            "ACCESS_TOKEN_INVALID",
            "ACCESS_TOKEN_EXPIRED",
            "SEND_CODE_UNAVAILABLE");

    private final Login login;
    private final Prompts prompts;
    private final Clock clock;
    private @Nullable String phoneNumber;
    private LoginState.@Nullable WaitCode announced;
    private int rounds;
    private int wrongCodes;
    private int wrongPasswords;

    /** @param phoneNumber asked for when null */
    public InteractiveLogin(Login login, Prompts prompts, Clock clock, @Nullable String phoneNumber) {
        this.login = login;
        this.prompts = prompts;
        this.clock = clock;
        this.phoneNumber = phoneNumber;
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
        while (true) {
            if (state instanceof LoginState.SignedIn signedIn && signedIn.user() != null) {
                prompts.loggedIn(signedIn.user());
                return signedIn.user();
            }
            state = next(state);
        }
    }

    private LoginState next(LoginState state) {
        if (state instanceof LoginState.WaitCode code) {
            return code(code);
        } else if (state instanceof LoginState.WaitPassword password) {
            return password(password);
        } else if (state instanceof LoginState.WaitRegistration registration) {
            return registration(registration);
        } else if (state instanceof LoginState.WaitEmail) {
            throw new LoginFailedException(
                    "The account needs an e-mail address for logins first; set it up in an official app.", null);
        } else if (state instanceof LoginState.WaitPayment) {
            throw new LoginFailedException(
                    "The server wants to be paid before it sends a code to this number. Sign in with an official app.",
                    null);
        }
        return phoneNumber();
    }

    private LoginState phoneNumber() {
        if (++rounds > MAX_ROUNDS) {
            throw new LoginFailedException("Too many attempts; nobody is signed in.", null);
        }
        String given = phoneNumber;
        phoneNumber = null;
        wrongCodes = 0;
        wrongPasswords = 0;
        String typed = given == null ? prompts.phoneNumber() : given;
        return attempt(() -> BotToken.isLikely(typed) ? login.botToken(typed) : login.sendCode(typed));
    }

    private LoginState code(LoginState.WaitCode state) {
        if (!state.equals(announced)) {
            announced = state;
            prompts.info(LoginMessages.sent(state.type()));
        }
        String typed = prompts.code(state);
        if (typed.isBlank()) {
            return resend(state);
        }
        LoginState next = attempt(() -> login.signIn(typed));
        if (next instanceof LoginState.WaitCode && ++wrongCodes >= MAX_WRONG_CODES) {
            prompts.problem("Three wrong codes. Begin again with the phone number.");
            return attempt(login::cancelCode) instanceof LoginState.WaitCode
                    ? new LoginState.WaitPhoneNumber()
                    : login.state();
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
            prompts.problem("The code is empty. Another one can be sent in "
                    + LoginMessages.inWords(Duration.between(now, from)) + ": press Enter then.");
        }
        return state;
    }

    private LoginState password(LoginState.WaitPassword state) {
        char[] typed = prompts.password(state);
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

    private LoginState registration(LoginState.WaitRegistration state) {
        FullName name = prompts.name(state);
        return attempt(() -> login.signUp(name.first(), name.last()));
    }

    /** Does a step; what a person can mend is said, and the state stays what the login says. */
    private LoginState attempt(Supplier<CompletableFuture<LoginState>> step) {
        try {
            return Calls.await(step.get());
        } catch (LoginInputException e) {
            prompts.problem(String.valueOf(e.getMessage()));
        } catch (RpcException e) {
            if (!MENDABLE.contains(e.type()) && !PhoneLogin.isRestart(e)) {
                throw LoginFailedException.of(e);
            }
            prompts.problem(LoginMessages.of(e));
        }
        return login.state();
    }
}
