package dev.mtproto4j.cli.account;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.cli.terminal.Terminals;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.TelegramClientBuilder;
import dev.mtproto4j.client.auth.ConsoleLogin;
import dev.mtproto4j.client.auth.LoginCancelledException;
import dev.mtproto4j.client.auth.PhoneNumber;
import dev.mtproto4j.client.auth.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtproto4j login}: signs a person or a bot in and keeps the session in a file. */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Signs in and keeps the session in a file, so that the next start asks nothing.",
            "With --server and --public-key it talks to that server; without, to Telegram's own data centres, "
                    + "for which it needs --api-id and --api-hash of yours (https://my.telegram.org).",
            "At the prompt for the number, a bot token or the word qr will do too. An empty line at the prompt for the "
                    + "code asks for another one."
        })
public final class LoginCommand implements Callable<Integer> {
    /** The value of an option that was given without one; no token looks like it. */
    private static final String ASK = "?";

    @Mixin
    private ClientOptions options = new ClientOptions();

    @ArgGroup
    private @Nullable Way way;

    /** How to begin; asked for when left out. */
    static final class Way {
        @Option(
                names = "--phone",
                paramLabel = "NUMBER",
                description = "The phone number, in international form. Asked for when left out.")
        private @Nullable String phone;

        @Option(names = "--qr", description = "Show a QR code for a phone that is signed in to scan.")
        private boolean qr;

        @Option(
                names = "--bot-token",
                paramLabel = "TOKEN",
                arity = "0..1",
                fallbackValue = ASK,
                description = "Sign a bot in. Without a value the token is asked for, hidden.")
        private @Nullable String botToken;

        @Option(
                names = "--web-token",
                paramLabel = "TOKEN",
                arity = "0..1",
                fallbackValue = ASK,
                description = "Use the login token of a web client. Without a value it is asked for, hidden.")
        private @Nullable String webToken;

        void choose(TelegramClientBuilder builder, Terminal terminal) {
            if (phone != null) {
                builder.phoneNumber(phone);
            } else if (botToken != null) {
                builder.botToken(given(botToken, "Enter bot token: ", terminal));
            } else if (webToken != null) {
                builder.webToken(given(webToken, "Enter web token: ", terminal));
            } else if (qr) {
                builder.qrLogin();
            }
        }

        /** Whether it is the number of somebody else; a QR code and a web token name nobody. */
        boolean isAnother(User user) {
            String own = user.phone();
            return phone != null
                    && (user.bot() || (own != null && !PhoneNumber.parse(phone).equals(PhoneNumber.parse(own))));
        }

        private static String given(String token, String prompt, Terminal terminal) {
            if (!token.equals(ASK)) {
                return token;
            }
            char[] typed = terminal.readPassword(prompt);
            if (typed == null) {
                throw new LoginCancelledException("The input ended before the token.");
            }
            return new String(typed);
        }
    }

    @Override
    public Integer call() throws IOException {
        TelegramClientBuilder builder = options.builder();
        try (Terminals.AnswerSource answers = Terminals.system()) {
            if (way != null) {
                way.choose(builder, answers);
            }
            Asking prompts = new Asking(answers);
            try (TelegramClient client = builder.prompts(prompts).build()) {
                User user = client.start();
                if (!prompts.loggedIn) {
                    already(user, answers);
                }
                answers.print("The session of " + (user.bot() ? "bot" : "user") + " " + user.id() + " is kept in "
                        + options.session() + "; its home is DC " + client.homeDc() + ".");
            }
        }
        return 0;
    }

    /** The session was signed in before: whoever was to sign in now has to be the same. */
    private void already(User user, Terminal terminal) {
        String who = ConsoleLogin.describe(user);
        if (way != null && way.isAnother(user)) {
            throw new IllegalStateException(options.session() + " is signed in as " + who + " already. To sign somebody"
                    + " else in, give another file with --session, or end that session with `mtproto4j logout`.");
        }
        terminal.print("Already signed in as " + who + ".");
    }

    /** Knows whether anybody signed in, or nobody had to. */
    private static final class Asking extends ConsoleLogin {
        private boolean loggedIn;

        Asking(Terminal terminal) {
            super(terminal);
        }

        @Override
        public void loggedIn(User user) {
            loggedIn = true;
            super.loggedIn(user);
        }
    }
}
