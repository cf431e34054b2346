package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.auth.LogOut;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.tl.RpcException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The login of one client as a state machine. A step takes effect when its future completes; a step that fails leaves the
 * state where it was, so that a person can try again, except when the server has forgotten the attempt (the state is
 * then {@link LoginState.WaitPhoneNumber}). One step runs at a time. Thread-safe.
 *
 * <p>All steps fail with {@link RpcException} for what the server refuses, and throw {@link LoginInputException} for what
 * cannot be right, and {@link IllegalStateException} when the state does not allow them.
 */
public final class Login {

    private final LoginContext context;
    private final PasswordCheck password;
    private final QrLogin qr;
    private final List<Consumer<LoginState>> listeners = new CopyOnWriteArrayList<>();
    private volatile LoginState state;
    private volatile @Nullable PhoneLogin phone;
    private boolean busy;

    /** A login that begins in a given state: nobody signed in, or somebody from a stored session. */
    public Login(LoginContext context, LoginState initial) {
        this.context = context;
        this.password = new PasswordCheck(context);
        this.qr = new QrLogin(context, password);
        this.state = initial;
    }

    public LoginState state() {
        return state;
    }

    /**
     * Tells every state from now on.
     *
     * @return removes the listener
     */
    public AutoCloseable onState(Consumer<LoginState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Begins with a phone number, as a person writes it; also in the middle of another attempt.
     *
     * @throws LoginInputException if that cannot be a phone number
     */
    public CompletableFuture<LoginState> sendCode(String phoneNumber) {
        String number = PhoneNumber.parse(phoneNumber);
        notSignedIn();
        PhoneLogin attempt = new PhoneLogin(context, password, number);
        return step(() -> {
            phone = attempt;
            return attempt.send();
        });
    }

    /** Has the code sent again, in the next way. */
    public CompletableFuture<LoginState> resendCode() {
        expect(LoginState.WaitCode.class);
        return step(() -> attempt().resend());
    }

    /** Gives up on the code; the number can be typed anew. */
    public CompletableFuture<LoginState> cancelCode() {
        expect(LoginState.WaitCode.class);
        return step(() -> attempt().cancel());
    }

    /**
     * Signs in with the code that arrived.
     *
     * @throws LoginInputException if it is empty
     */
    public CompletableFuture<LoginState> signIn(String code) {
        expect(LoginState.WaitCode.class);
        String typed = code.strip();
        if (typed.isEmpty()) {
            throw new LoginInputException("The code is empty.");
        }
        return step(() -> attempt().signIn(typed));
    }

    /**
     * Makes an account for the number; whoever calls it has agreed to the terms of the state.
     *
     * @param lastName may be empty
     * @throws LoginInputException if the first name is empty
     */
    public CompletableFuture<LoginState> signUp(String firstName, String lastName) {
        expect(LoginState.WaitRegistration.class);
        String first = firstName.strip();
        if (first.isEmpty()) {
            throw new LoginInputException("The first name is empty.");
        }
        return step(() -> attempt().signUp(first, lastName.strip()));
    }

    /**
     * Signs in with the password of the account.
     *
     * @param typed copied; the copy is wiped afterwards
     * @throws LoginInputException if it is empty
     */
    public CompletableFuture<LoginState> checkPassword(char[] typed) {
        expect(LoginState.WaitPassword.class);
        if (typed.length == 0) {
            throw new LoginInputException("The password is empty.");
        }
        return step(() -> password.check(typed));
    }

    /** Has a recovery code sent by e-mail; the result is the pattern of the address. The state does not change. */
    public CompletableFuture<String> requestPasswordRecovery() {
        expect(LoginState.WaitPassword.class);
        return password.requestRecovery();
    }

    /** Signs in with the recovery code; the account has no password afterwards. */
    public CompletableFuture<LoginState> recoverPassword(String code) {
        expect(LoginState.WaitPassword.class);
        return step(() -> password.recover(code.strip()));
    }

    /**
     * Signs a bot in.
     *
     * @throws LoginInputException if that cannot be a token
     */
    public CompletableFuture<LoginState> botToken(String token) {
        String parsed = BotToken.parse(token);
        notSignedIn();
        return step(() -> BotLogin.signIn(context, parsed));
    }

    /** Asks for a QR code to show. */
    public CompletableFuture<LoginState> qrStart() {
        notSignedIn();
        return step(qr::poll);
    }

    /** Looks whether the code was scanned (an {@code updateLoginToken} tells when), or replaces one that has expired. */
    public CompletableFuture<LoginState> qrPoll() {
        expect(LoginState.WaitQrScan.class);
        return step(qr::poll);
    }

    /** Signs out; the authorization key can be used for a new login. */
    public CompletableFuture<LoginState> logOut() {
        expect(LoginState.SignedIn.class);
        return step(() -> context.invoker().invoke(new LogOut()).thenApply(left -> {
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
        boolean ends;
        synchronized (this) {
            ends = state instanceof LoginState.SignedIn;
            if (ends) {
                state = new LoginState.SignedOut(reason);
            }
        }
        if (ends) {
            context.account().signedOut(reason);
            tell(state);
        }
    }

    /** The server has confirmed who is signed in. */
    public void confirm(LoginState.SignedIn confirmed) {
        move(confirmed);
    }

    private PhoneLogin attempt() {
        PhoneLogin current = phone;
        if (current == null) {
            throw new IllegalStateException("No phone number was given yet.");
        }
        return current;
    }

    private void notSignedIn() {
        if (state instanceof LoginState.SignedIn) {
            throw new IllegalStateException("Somebody is signed in already; sign out first.");
        }
    }

    private void expect(Class<? extends LoginState> expected) {
        if (!expected.isInstance(state)) {
            throw new IllegalStateException("This step needs the state " + expected.getSimpleName() + "; it is "
                    + state.getClass().getSimpleName() + ".");
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the stage only tidies up
    private CompletableFuture<LoginState> step(Supplier<CompletableFuture<LoginState>> action) {
        synchronized (this) {
            if (busy) {
                throw new IllegalStateException("Another step of the login is still running.");
            }
            busy = true;
        }
        Relay<LoginState> result = new Relay<>();
        CompletableFuture<LoginState> running;
        try {
            running = action.get();
        } catch (RuntimeException e) {
            running = CompletableFuture.failedFuture(e);
        }
        result.follow(running, (next, error) -> {
            free();
            if (error == null) {
                move(next);
                result.complete(next);
            } else {
                if (error instanceof RpcException rpc && hasForgottenUs(rpc)) {
                    move(new LoginState.WaitPhoneNumber());
                }
                result.completeExceptionally(error);
            }
        });
        result.whenComplete((next, error) -> {
            if (result.isCancelled()) {
                free();
            }
        });
        return result;
    }

    private synchronized void free() {
        busy = false;
    }

    private static boolean hasForgottenUs(RpcException error) {
        return error.is("PHONE_CODE_EXPIRED") || PhoneLogin.isRestart(error);
    }

    private void move(LoginState next) {
        state = next;
        tell(next);
    }

    private void tell(LoginState next) {
        for (Consumer<LoginState> listener : listeners) {
            listener.accept(next);
        }
    }
}
