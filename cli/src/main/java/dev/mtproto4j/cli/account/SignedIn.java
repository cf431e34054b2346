package dev.mtproto4j.cli.account;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.auth.FullName;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.auth.Prompts;
import java.io.IOException;
import java.util.function.BiConsumer;

/** Runs something as whoever a session belongs to; never asks anybody to sign in. */
public final class SignedIn {
    private SignedIn() {}

    /**
     * Runs an action.
     *
     * @throws NotSignedInException if nobody is signed in, or not any more
     */
    public static void run(ClientOptions options, BiConsumer<TelegramClient, User> action) throws IOException {
        options.requireSession();
        try (TelegramClient client = options.builder().prompts(new Nobody()).build()) {
            action.accept(client, client.start());
        }
    }

    /** Says why a session is over, and gives up. */
    private static final class Nobody implements Prompts {
        private String why = "nobody is signed in with this session";

        @Override
        public String phoneNumber() {
            throw new NotSignedInException(why + ". Sign in with `mtproto4j login`.");
        }

        @Override
        public String code(LoginState.WaitCode state) {
            return phoneNumber();
        }

        @Override
        public char[] password(LoginState.WaitPassword state) {
            return phoneNumber().toCharArray();
        }

        @Override
        public FullName name(LoginState.WaitRegistration state) {
            return new FullName(phoneNumber(), "");
        }

        @Override
        public void problem(String message) {
            why = message;
        }

        @Override
        public void info(String message) {
            why = message.replace(". Please sign in again.", "");
        }

        @Override
        public void loggedIn(User user) {
            why = "";
        }
    }
}
