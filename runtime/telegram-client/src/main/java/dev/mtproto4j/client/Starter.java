package dev.mtproto4j.client;

import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.AnyUser;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.auth.ConsoleLogin;
import dev.mtproto4j.client.auth.InteractiveLogin;
import dev.mtproto4j.client.auth.Login;
import dev.mtproto4j.client.auth.LoginFailedException;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.auth.Prompts;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.client.storage.SessionKeeper;
import dev.mtproto4j.core.KeyBindingException;
import dev.mtproto4j.core.transport.TransportException;
import dev.mtproto4j.tl.RpcException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * From a session file to somebody who is signed in.
 *
 * @param connect opens the connection to the home data centre
 * @param keepOnline has it opened again from now on whenever it ends
 */
record Starter(
        ClientOptions options,
        SessionKeeper keeper,
        Login login,
        RpcInvoker invoker,
        Runnable connect,
        Runnable keepOnline) {

    User start(Prompts prompts) {
        reconnect(prompts);
        keepOnline.run();
        Optional<User> known = restore(prompts);
        if (known.isPresent()) {
            return known.get();
        }
        if (options.botToken() != null) {
            return signIn(login.botToken(options.botToken()), prompts);
        }
        String first = options.first();
        if (options.webToken() != null) {
            return interactively(login.webToken(options.webToken()), prompts);
        }
        return new InteractiveLogin(login, prompts, options.network().clock(), first).run();
    }

    /** Connects; with a new key, if the server does not know the one that the stored login was bound to. */
    private void reconnect(Prompts prompts) {
        try {
            connect.run();
        } catch (TransportException | KeyBindingException e) {
            if (!(login.state() instanceof LoginState.SignedOut out)) {
                throw e;
            }
            sayWhy(prompts, out);
            connect.run();
        }
    }

    private static void sayWhy(Prompts prompts, LoginState.SignedOut out) {
        prompts.info(out.reason().description() + " Please sign in again.");
    }

    /** Asks the server whether the session is still signed in, and as whom. */
    private Optional<User> restore(Prompts prompts) {
        if (!keeper.current().isSignedIn()) {
            return Optional.empty();
        }
        try {
            List<AnyUser> self = invoker.call(new GetUsers(List.of(new InputUserSelf())));
            if (!self.isEmpty() && self.get(0) instanceof User user) {
                checkIsTheBot(user);
                login.confirm(new LoginState.SignedIn(user.id(), user.bot(), user));
                return Optional.of(user);
            }
            throw new LoginFailedException("The server does not say who is signed in.", null);
        } catch (RpcException e) {
            if (login.state() instanceof LoginState.SignedOut out) {
                sayWhy(prompts, out);
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Going on as somebody else would go unnoticed; signing in over the session would lose its login. */
    private void checkIsTheBot(User user) {
        String token = options.botToken();
        if (token != null && !token.startsWith(user.id() + ":")) {
            throw new LoginFailedException(
                    "The session is signed in as " + ConsoleLogin.describe(user)
                            + " already, and the token is of another"
                            + " bot. Keep each bot in a session of its own, or log this one out first.",
                    null);
        }
    }

    private static User signIn(CompletableFuture<LoginState> step, Prompts prompts) {
        if (await(step) instanceof LoginState.SignedIn in && in.user() != null) {
            prompts.loggedIn(in.user());
            return in.user();
        }
        throw new LoginFailedException("The server did not sign the bot in.", null);
    }

    /** The first step is given; what follows, such as a password, is asked for. */
    private User interactively(CompletableFuture<LoginState> step, Prompts prompts) {
        await(step);
        return new InteractiveLogin(login, prompts, options.network().clock(), null).run();
    }

    private static LoginState await(CompletableFuture<LoginState> step) {
        try {
            return Calls.await(step);
        } catch (RpcException e) {
            throw LoginFailedException.of(e);
        }
    }
}
