package dev.mtproto4j.cli;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.cli.terminal.Terminals;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.TelegramClientBuilder;
import dev.mtproto4j.client.auth.ConsoleLogin;
import dev.mtproto4j.crypto.RsaPublicKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mtproto4j login}: signs a person or a bot in and keeps the session in a file. */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Signs in and keeps the session in a file, so that the next start asks nothing.",
            "With --server and --public-key it talks to that server; without, to Telegram's own data centres, "
                    + "for which it needs --api-id and --api-hash of yours (https://my.telegram.org)."
        })
final class LoginCommand implements Callable<Integer> {
    /** A test server takes any application; Telegram does not. */
    private static final int ANY_API_ID = 1;

    private static final String ANY_API_HASH = "any";

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "A server of your own, such as one of `mtproto4j serve`.")
    private @Nullable String server;

    @Option(names = "--public-key", paramLabel = "FILE", description = "Its RSA public key, as PEM.")
    private @Nullable Path publicKey;

    @Option(
            names = "--dc",
            paramLabel = "N",
            defaultValue = "1",
            description = "Its DC number. Default: ${DEFAULT-VALUE}.")
    private int dc;

    @Option(names = "--test-dcs", description = "Use Telegram's test data centres instead of the production ones.")
    private boolean testDcs;

    @Option(
            names = "--session",
            paramLabel = "FILE",
            defaultValue = "my_account.session",
            description = "Where the session is kept. Default: ${DEFAULT-VALUE}.")
    private Path session = Path.of("my_account.session");

    @Mixin
    private NetworkChoice network = new NetworkChoice();

    @Option(names = "--api-id", paramLabel = "N", description = "The number of your application.")
    private @Nullable Integer apiId;

    @Option(names = "--api-hash", paramLabel = "HASH", description = "Its hash.")
    private @Nullable String apiHash;

    @Option(
            names = "--phone",
            paramLabel = "NUMBER",
            description = "The phone number, in international form. Asked for when left out.")
    private @Nullable String phone;

    @Option(
            names = "--bot-token",
            paramLabel = "TOKEN",
            arity = "0..1",
            interactive = true,
            description = "Sign a bot in. Without a value the token is asked for, hidden.")
    private char @Nullable [] botToken;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TelegramClientBuilder builder = TelegramClient.builder(session);
        chooseServer(builder);
        network.apply(builder, spec.commandLine());
        if (phone != null) {
            builder.phoneNumber(phone);
        }
        if (botToken != null) {
            builder.botToken(new String(botToken));
        }
        try (Terminals.AnswerSource answers = Terminals.system();
                TelegramClient client =
                        builder.prompts(new ConsoleLogin(answers)).build()) {
            User user = client.start();
            answers.print("The session of " + (user.bot() ? "bot" : "user") + " " + user.id() + " is kept in " + session
                    + "; its home is DC " + client.homeDc() + ".");
        }
        return ExitCode.OK;
    }

    private void chooseServer(TelegramClientBuilder builder) throws IOException {
        if (server == null) {
            if (apiId == null || apiHash == null) {
                throw usage(
                        "give --api-id and --api-hash of your application, or --server and --public-key of a test server");
            }
            if (publicKey != null) {
                throw usage("--public-key goes with --server");
            }
            builder.apiId(apiId).apiHash(apiHash);
            if (testDcs) {
                builder.testDcs();
            } else {
                builder.production();
            }
            return;
        }
        if (publicKey == null) {
            throw usage("--server needs --public-key, the file that `mtproto4j serve --public-key-out` wrote");
        }
        if (testDcs) {
            throw usage("--test-dcs is for Telegram's own data centres; it does not go with --server");
        }
        builder.apiId(apiId == null ? ANY_API_ID : apiId)
                .apiHash(apiHash == null ? ANY_API_HASH : apiHash)
                .server(
                        dc,
                        address(server),
                        RsaPublicKey.fromPem(Files.readString(publicKey, StandardCharsets.US_ASCII)));
    }

    private InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port > 0 && port < 65_536) {
                return new InetSocketAddress(host, port);
            }
        } catch (NumberFormatException e) {
            // Falls through to the one message about this option.
        }
        throw usage("--server takes HOST:PORT, such as 127.0.0.1:4431, not \"" + text + "\"");
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
