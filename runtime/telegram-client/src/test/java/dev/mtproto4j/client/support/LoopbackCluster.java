package dev.mtproto4j.client.support;

import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.TelegramClientBuilder;
import dev.mtproto4j.client.auth.ConsoleLogin;
import dev.mtproto4j.client.connection.DeviceInfo;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.storage.SessionStorage;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.TestClusterBuilder;
import dev.mtproto4j.testserver.account.Account;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Two data centres on loopback with some accounts, and clients for them whose console is a script. The address of every
 * server is given, so nothing else can be dialled.
 */
public final class LoopbackCluster implements AutoCloseable {

    /** Ada lives on DC 1; her code is {@link #CODE}. */
    public static final String ADA = "+12025550101";
    /** Grace lives on DC 2. */
    public static final String GRACE = "+12025550102";
    /** Alan has a password. */
    public static final String ALAN = "+12025550103";

    public static final String CODE = "12345";
    public static final String PASSWORD = "correct horse";
    public static final String BOT_TOKEN = "110:AAbotToken-of_the_echo";
    public static final long ADA_ID = 1001;

    /** Longer than anything here should take. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Making one takes a moment; the tests do not depend on it. */
    private static final RsaPrivateKey RSA_KEY = RsaPrivateKey.generate(new SecureRandom());

    public final TestCluster servers;

    /** On free ports. */
    public LoopbackCluster() {
        this(UnaryOperator.identity());
    }

    /** With DC 1 on that port; as when a server that has lost all keys starts again. */
    public LoopbackCluster(int port) {
        this(builder -> builder.port(1, port));
    }

    /** With something changed. */
    public LoopbackCluster(UnaryOperator<TestClusterBuilder> change) {
        servers = change.apply(builder()).start();
    }

    private static TestClusterBuilder builder() {
        return TestCluster.builder()
                .dataCenters(2)
                .rsaKey(RSA_KEY)
                .account(Account.builder(ADA)
                        .id(ADA_ID)
                        .firstName("Ada")
                        .lastName("Lovelace")
                        .username("ada")
                        .code(CODE)
                        .build())
                .account(Account.builder(GRACE)
                        .id(1002)
                        .firstName("Grace")
                        .code(CODE)
                        .homeDc(2)
                        .build())
                .account(Account.builder(ALAN)
                        .id(1003)
                        .firstName("Alan")
                        .code(CODE)
                        .password(PASSWORD)
                        .passwordHint("the usual")
                        .recoveryEmail("alan@example.org")
                        .build())
                .account(Account.bot(BOT_TOKEN)
                        .firstName("Echo")
                        .username("echo_bot")
                        .build());
    }

    private final Screen screen = new Screen();

    /** A client whose person types these lines; it knows the address of DC 1 only. */
    public TelegramClientBuilder client(SessionStorage storage, String... typed) {
        InputStream keyboard =
                new ByteArrayInputStream((String.join("\n", typed) + "\n").getBytes(StandardCharsets.UTF_8));
        return TelegramClient.builder(storage)
                .apiId(12345)
                .apiHash("0123456789abcdef0123456789abcdef")
                .server(1, servers.dc(1).address(), servers.publicKey())
                .device(new DeviceInfo("test", "1", "1", "en", "", "en"))
                .prompts(ConsoleLogin.of(keyboard, new PrintStream(screen, true, StandardCharsets.UTF_8)))
                .timeout(Duration.ofSeconds(20))
                .retryPause(Duration.ofMillis(20));
    }

    /** A client with a session of its own, signed in as Ada. */
    public TelegramClient ada() {
        TelegramClient client =
                client(new MemorySessionStorage(), ADA, "y", CODE).build();
        boolean started = false;
        try {
            client.start();
            started = true;
            return client;
        } finally {
            if (!started) {
                client.close();
            }
        }
    }

    /** What the clients have shown so far. */
    public String screen() {
        return screen.text();
    }

    /** Waits until they have shown that. */
    public void awaitShown(String text) throws InterruptedException {
        screen.await(text, LIMIT.toSeconds());
    }

    /** How often a method reached one of the data centres, or was refused there. */
    public int requests(String method) {
        return servers.requests(method).size();
    }

    /** Waits until a data centre has that many connections. */
    public void awaitConnections(int dcId, int count) throws InterruptedException {
        servers.await(
                count + " connections to DC " + dcId,
                LIMIT,
                () -> servers.dc(dcId).connectionCount() == count);
    }

    /** Waits until updates would reach a client of that user. */
    public void awaitOnline(long userId) throws InterruptedException {
        servers.await("user " + userId + " to be online", LIMIT, () -> servers.isOnline(userId));
    }

    @Override
    public void close() {
        servers.close();
    }
}
