package dev.mtproto4j.cli.account;

import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.TelegramClientBuilder;
import dev.mtproto4j.crypto.RsaPublicKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server and which session a command works with. */
public final class ClientOptions {
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

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    /** A client of that session; nothing is sent yet. */
    public TelegramClientBuilder builder() throws IOException {
        TelegramClientBuilder builder = TelegramClient.builder(session);
        chooseServer(builder);
        network.apply(builder, spec.commandLine());
        return builder;
    }

    /** The file that the session is kept in. */
    public Path session() {
        return session;
    }

    /** Fails if there is no session yet, so that a command which needs one does not make one. */
    public void requireSession() {
        if (!Files.exists(session)) {
            throw new NotSignedInException(
                    "nobody is signed in: there is no session " + session + ". Sign in first, with `mtproto4j login`.");
        }
    }

    private void chooseServer(TelegramClientBuilder builder) throws IOException {
        if (server == null) {
            if (apiId == null || apiHash == null) {
                throw usage("give --api-id and --api-hash of your application, or --server and --public-key of a test"
                        + " server");
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
                .server(dc, address(server), key(publicKey));
    }

    private static RsaPublicKey key(Path file) throws IOException {
        try {
            // Any byte is a character there: what is no key at all gets the same message as a wrong one.
            return RsaPublicKey.fromPem(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is not a public key: " + e.getMessage(), e);
        }
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
