package dev.mtproto4j.cli;

import dev.mtproto4j.cli.serve.ControlConsole;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.TestClusterBuilder;
import dev.mtproto4j.testserver.TestServer;
import dev.mtproto4j.testserver.account.Account;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mtproto4j serve}: the test server by itself, for programs in any language. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the test server on this machine until Ctrl-C.",
            "It answers on 127.0.0.1 only and keeps everything in memory. Point your client at the printed address, "
                    + "and give it the public key; any transport will do."
        })
final class ServeCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of DC 1; DC 2 listens on the next one, and so on. 0 takes free ports. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--dcs",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many data centres, 1 to 10. Default: ${DEFAULT-VALUE}.")
    private int dataCenters;

    @Option(names = "--public-key-out", paramLabel = "FILE", description = "Write the public RSA key here, as PEM.")
    private @Nullable Path publicKeyOut;

    @Option(
            names = "--private-key",
            paramLabel = "FILE",
            description = "Use this RSA key (PEM) instead of a new one, so that clients keep theirs between runs.")
    private @Nullable Path privateKey;

    @Option(
            names = "--tls-certificate-out",
            paramLabel = "FILE",
            description = {
                "Write the certificate for localhost here, as PEM, for clients that come as a WebSocket over TLS: "
                        + "wss://localhost:PORT/apiws on the same port."
            })
    private @Nullable Path certificateOut;

    @Option(
            names = "--proxy-secret",
            paramLabel = "SECRET",
            description = "Be an MTProxy with this secret too (32 hexadecimal digits, dd… or ee…). May be repeated.")
    private List<String> proxySecrets = new ArrayList<>();

    @Option(
            names = "--account",
            paramLabel = "PHONE[,CODE[,PASSWORD]]",
            description = "A user who exists. May be repeated. Other numbers can sign up.")
    private List<String> accounts = new ArrayList<>();

    @Option(
            names = "--bot",
            paramLabel = "TOKEN",
            description = "A bot with this token, such as 110:secret. May be repeated.")
    private List<String> bots = new ArrayList<>();

    @Option(
            names = "--default-code",
            paramLabel = "CODE",
            defaultValue = "22222",
            description = "The code of numbers without one of their own. Default: ${DEFAULT-VALUE}.")
    private String defaultCode = "";

    @Option(
            names = "--code-timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long a client has to wait before it may have a code sent again. Default:"
                    + " ${DEFAULT-VALUE}.")
    private long codeTimeout;

    @Option(
            names = "--control",
            description = "Take commands from standard input, one a line (`help` lists them), and end with the input.")
    private boolean control;

    @Option(
            names = "--clock-offset",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Let the server's clock run ahead of this machine's, or behind with a minus. Default:"
                    + " ${DEFAULT-VALUE}.")
    private long clockOffset;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (TestCluster cluster = start()) {
            if (publicKeyOut != null) {
                Files.writeString(publicKeyOut, cluster.publicKeyPem(), StandardCharsets.US_ASCII);
            }
            if (certificateOut != null) {
                Files.writeString(certificateOut, cluster.certificatePem(), StandardCharsets.US_ASCII);
            }
            describe(cluster, spec.commandLine().getOut());
            if (control) {
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                new ControlConsole(cluster).run(in, spec.commandLine().getOut());
            } else {
                spec.commandLine().getOut().println("Ctrl-C ends it.");
                spec.commandLine().getOut().flush();
                untilInterrupted();
            }
            return ExitCode.OK;
        }
    }

    private TestCluster start() throws IOException {
        if (dataCenters < 1 || dataCenters > 10) {
            throw new ParameterException(spec.commandLine(), "--dcs takes a number from 1 to 10, not " + dataCenters);
        }
        if (port < 0 || port + dataCenters - 1 > MAX_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port takes 0, or a port that leaves room for " + dataCenters + " in a row");
        }
        TestClusterBuilder builder = TestCluster.builder()
                .dataCenters(dataCenters)
                .defaultCode(defaultCode)
                .codeTimeout(Duration.ofSeconds(codeTimeout))
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(clockOffset)));
        for (int dc = 1; port != 0 && dc <= dataCenters; dc++) {
            builder.port(dc, port + dc - 1);
        }
        if (privateKey != null) {
            try {
                builder.rsaKeyPem(Files.readString(privateKey, StandardCharsets.ISO_8859_1));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(privateKey + " is not a private key: " + e.getMessage(), e);
            }
        }
        proxySecrets.forEach(secret -> builder.proxySecret(parseSecret(secret)));
        accounts.forEach(account -> builder.account(parseAccount(account)));
        bots.forEach(
                token -> builder.account(Account.bot(token).firstName("Bot").build()));
        return builder.start();
    }

    private ProxySecret parseSecret(String text) {
        try {
            return ProxySecret.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--proxy-secret: " + e.getMessage(), e);
        }
    }

    private Account parseAccount(String text) {
        String[] parts = text.split(",", 3);
        Account.Builder account = Account.builder(parts[0]);
        if (parts.length > 1 && !parts[1].isEmpty()) {
            account.code(parts[1]);
        }
        if (parts.length > 2) {
            account.password(parts[2]);
        }
        return account.build();
    }

    private void describe(TestCluster cluster, PrintWriter out) {
        for (TestServer server : cluster.servers()) {
            out.printf("DC %d listens on 127.0.0.1:%d%n", server.dcId(), server.port());
        }
        out.printf("RSA key fingerprint %s%n", String.format(Locale.ROOT, "%016x", cluster.fingerprint()));
        if (publicKeyOut == null) {
            out.print(cluster.publicKeyPem());
        } else {
            out.printf("public key in %s%n", publicKeyOut);
        }
        out.flush();
    }

    private static void untilInterrupted() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown, "serve-shutdown"));
        ended.await();
    }
}
