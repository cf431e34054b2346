package dev.mtproto4j.client.auth;

import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.tl.RpcException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state of a login, and the rule that one step at a time may change it. Thread-safe. */
final class LoginSteps {

    private final List<Consumer<LoginState>> listeners = new CopyOnWriteArrayList<>();
    private final Supplier<LoginState.WaitPassword> password;
    private volatile LoginState state;
    private boolean busy;

    /** @param password the question for the password as it was asked the last time */
    LoginSteps(LoginState initial, Supplier<LoginState.WaitPassword> password) {
        this.state = initial;
        this.password = password;
    }

    LoginState state() {
        return state;
    }

    AutoCloseable onState(Consumer<LoginState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void expectNobody() {
        if (state instanceof LoginState.SignedIn) {
            throw new IllegalStateException("Somebody is signed in already; sign out first.");
        }
    }

    void expect(Class<?>... allowed) {
        LoginState now = state;
        if (Arrays.stream(allowed).noneMatch(type -> type.isInstance(now))) {
            String names = Arrays.stream(allowed).map(Class::getSimpleName).collect(Collectors.joining(" or "));
            throw new IllegalStateException("This step needs the state " + names + "; it is "
                    + now.getClass().getSimpleName() + ".");
        }
    }

    /** Runs a step; its result becomes the state. */
    CompletableFuture<LoginState> step(Supplier<CompletableFuture<LoginState>> action) {
        if (!occupy(null)) {
            throw new IllegalStateException("Another step of the login is still running.");
        }
        return run(action);
    }

    /** The same, if the state is that one and no other step is running. */
    @Nullable
    CompletableFuture<LoginState> stepIfFree(
            Class<? extends LoginState> expected, Supplier<CompletableFuture<LoginState>> action) {
        return occupy(expected) ? run(action) : null;
    }

    private synchronized boolean occupy(@Nullable Class<? extends LoginState> expected) {
        if (busy || (expected != null && !expected.isInstance(state))) {
            return false;
        }
        busy = true;
        return true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the stage only tidies up
    private CompletableFuture<LoginState> run(Supplier<CompletableFuture<LoginState>> action) {
        Relay<LoginState> result = new Relay<>();
        CompletableFuture<LoginState> running;
        try {
            running = action.get();
        } catch (RuntimeException e) {
            running = CompletableFuture.failedFuture(e);
        }
        result.follow(running, (next, error) -> {
            LoginState after = error == null ? next : after(error);
            free();
            if (after != null) {
                move(after);
            }
            if (error == null) {
                result.complete(next);
            } else {
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

    /** Where an error leaves the login, if not where it was. */
    private @Nullable LoginState after(Throwable error) {
        if (!(error instanceof RpcException rpc) || state instanceof LoginState.SignedIn) {
            return null;
        }
        if (rpc.is("PASSWORD_RECOVERY_EXPIRED")) {
            return password.get();
        }
        boolean forgotten = LoginProblem.of(rpc).kind() == LoginProblem.Kind.BEGIN_AGAIN;
        return forgotten ? new LoginState.WaitPhoneNumber() : null;
    }

    private synchronized void free() {
        busy = false;
    }

    /** Changes the state without a word to the server. */
    LoginState moveIdle(LoginState next) {
        if (!occupy(null)) {
            throw new IllegalStateException("Another step of the login is still running.");
        }
        free();
        move(next);
        return next;
    }

    /** Nothing happens if the session has ended since it was asked for. */
    void confirm(LoginState.SignedIn confirmed) {
        moveFromSignedIn(confirmed, () -> {});
    }

    /**
     * Several calls may fail at once because nobody is signed in any more: whoever comes second waits until the first one
     * has changed the session too, so that a call never fails before state and session say why.
     *
     * @param before changes the session; it must not come back here
     * @return whether somebody was signed in
     */
    boolean moveFromSignedIn(LoginState next, Runnable before) {
        boolean moved = false;
        try {
            synchronized (this) {
                if (state instanceof LoginState.SignedIn) {
                    state = next;
                    moved = true;
                    before.run();
                }
            }
        } finally {
            // Nobody is signed in, even if that could not be saved.
            if (moved) {
                tell(next);
            }
        }
        return moved;
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
