package dev.mtproto4j.client.secrets;

import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.method.upload.GetFile;
import dev.mtproto4j.api.method.upload.SaveFilePart;
import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.InputDocumentFileLocation;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.TelegramClientBuilder;
import dev.mtproto4j.client.auth.ConsoleLogin;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.connection.DeviceInfo;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.storage.FileSessionStorage;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.storage.SessionStorage;
import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.core.transport.Proxy;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.account.Account;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What people do with a client, with secrets that nobody could confuse with anything else. */
final class SecretLives {

    static final String PASSWORD = "vErY-unLikely-pass/word";
    static final String PHONE_NUMBER = "phone number";

    private static final String ADA = "+12025550143";
    private static final String GRACE = "+12025550178";
    private static final String CODE = "739154";
    private static final String BOT_SECRET = "AAxQ7zWv3kLm9pRt5yUb2nJc8dFg4hSe1wX";
    private static final String BOT_TOKEN = "5820347619:" + BOT_SECRET;
    private static final String API_HASH = "f3a91c07be5d2846a0e7195bd38c64f2";
    private static final String PROXY_PASSWORD = "hunter2-of-the-proxy";

    private static final int MAX_ATTEMPTS = 10;

    private final Secrets secrets;
    private final Heard heard;
    private final Path folder;
    private final byte[] proxyKey = new byte[16];
    private final TestCluster servers;

    SecretLives(Secrets secrets, Heard heard, Path folder) {
        this.secrets = secrets;
        this.heard = heard;
        this.folder = folder;
        new SecureRandom().nextBytes(proxyKey);
        secrets.add("password", PASSWORD);
        secrets.add(PHONE_NUMBER, ADA.substring(1));
        secrets.add(PHONE_NUMBER, GRACE.substring(1));
        secrets.add("login code", CODE);
        secrets.add("bot token", BOT_SECRET);
        secrets.add("API hash", API_HASH);
        secrets.add("password of a proxy", PROXY_PASSWORD);
        secrets.add("secret of an MTProxy", proxyKey);
        servers = TestCluster.builder()
                .dataCenters(2)
                .rsaKey(RsaPrivateKey.generate(new SecureRandom()))
                .random(new RecordingRandom(secrets, "random bytes of the server"))
                .proxySecret(ProxySecret.padded(proxyKey))
                .account(Account.builder(ADA).firstName("Ada").code(CODE).build())
                .account(Account.builder(GRACE)
                        .firstName("Grace")
                        .code(CODE)
                        .password(PASSWORD)
                        .homeDc(2)
                        .build())
                .account(Account.bot(BOT_TOKEN).firstName("Echo").build())
                .start();
    }

    void live() throws IOException {
        try (servers) {
            phoneCodePasswordAndFiles();
            bot();
            qrAndWebToken();
            proxies();
            storedSessions();
        }
    }

    private TelegramClientBuilder client(SessionStorage storage, String... typed) {
        byte[] keyboard = (String.join("\n", typed) + "\n").getBytes(StandardCharsets.UTF_8);
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return TelegramClient.builder(storage)
                .apiId(12345)
                .apiHash(API_HASH)
                .server(1, servers.dc(1).address(), servers.publicKey())
                .device(new DeviceInfo("test", "1", "1", "en", "", "en"))
                .prompts(ConsoleLogin.of(new ByteArrayInputStream(keyboard), nobody))
                .random(new RecordingRandom(secrets, "random bytes of the client"))
                .interceptor(heard)
                .loginState(heard::object)
                .timeout(Duration.ofSeconds(60))
                .connectTimeout(Duration.ofSeconds(30))
                .retryPause(Duration.ofMillis(20));
    }

    /** Keeps the keys of the moment, and what all objects within reach say of themselves. */
    private void look(TelegramClient client) {
        secrets.add(client.session());
        heard.object(client);
        heard.object(client.session());
        heard.object(client.loginState());
        client.session().dataCenters().values().forEach(dc -> {
            heard.object(dc);
            heard.object(dc.authKey());
            heard.object(dc.futureSalts());
        });
        servers.servers().forEach(server -> {
            heard.object(server);
            for (ServerSession session : server.mtproto().sessions()) {
                secrets.add("key of a session", session.authKey().toByteArray());
                heard.object(session);
                heard.object(session.authKey());
            }
        });
    }

    private void phoneCodePasswordAndFiles() {
        TelegramClientBuilder builder = client(
                new FileSessionStorage(folder.resolve("grace.session")),
                GRACE,
                "y",
                "11111",
                CODE,
                "a wrong one",
                PASSWORD);
        heard.object(builder);
        try (TelegramClient client = builder.build()) {
            client.start();
            look(client);
            byte[] part = new byte[4096];
            new Random(7).nextBytes(part);
            secrets.add("file", part);
            client.call(new SaveFilePart(77L, 0, part));
            heard.failureOf(
                    () -> client.call(new GetFile(new InputDocumentFileLocation(1, 2, new byte[16], ""), 0L, 4096)));
            // The authorization goes to the other data centre, and comes back from a loss.
            client.callOn(1, new GetUsers(List.of(new InputUserSelf())));
            look(client);
            servers.dc(2).rotateSalts();
            comesBack(client);
            servers.dc(2).closeConnections();
            comesBack(client);
            servers.faults().failNext(GetConfig.CONSTRUCTOR_ID, 420, "FLOOD_WAIT_3000");
            heard.failureOf(() -> client.call(new GetConfig()));
            servers.dc(2).forgetSessions();
            servers.dc(2).closeConnections();
            comesBack(client);
            heard.failureOf(() -> Calls.await(client.twoFactor().remove("not the password".toCharArray())));
            look(client);
            client.logOut();
            look(client);
        }
    }

    /** A call that meets the loss may end as unknown; the next ones do not. */
    private void comesBack(TelegramClient client) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                client.call(new GetUsers(List.of(new InputUserSelf())));
                return;
            } catch (MtprotoException e) {
                heard.failure(e);
            }
        }
        throw new AssertionError("the client does not come back");
    }

    private void bot() {
        try (TelegramClient client =
                client(new MemorySessionStorage()).botToken(BOT_TOKEN).build()) {
            client.start();
            look(client);
        }
        String wrong = "5820347619:AAzzYYxx" + BOT_SECRET.substring(8);
        try (TelegramClient client =
                client(new MemorySessionStorage()).botToken(wrong).build()) {
            heard.failureOf(client::start);
        }
    }

    private void qrAndWebToken() {
        try (TelegramClient fresh = client(new MemorySessionStorage()).build();
                TelegramClient other =
                        client(new MemorySessionStorage(), ADA, "y", CODE).build()) {
            LoginState shown = Calls.await(fresh.login().qrStart());
            String link = ((LoginState.WaitQrScan) shown).link();
            secrets.add("QR token", link.substring(link.indexOf("token=") + 6));
            other.start();
            heard.object(Calls.await(other.sessions().accept(link)));
            look(fresh);
            look(other);
        }
        String token = servers.logins().webToken(ADA);
        secrets.add("web token", token);
        try (TelegramClient client =
                client(new MemorySessionStorage()).webToken(token).build()) {
            client.start();
            look(client);
        }
    }

    private void proxies() {
        int port = servers.dc(1).port();
        ProxySecret right = ProxySecret.padded(proxyKey);
        byte[] otherKey = proxyKey.clone();
        otherKey[15] ^= 1;
        for (Proxy proxy : List.of(
                Proxy.mtproxy("127.0.0.1", port, right),
                Proxy.mtproxy("127.0.0.1", port, ProxySecret.padded(otherKey)),
                Proxy.socks5("127.0.0.1", port, "user", PROXY_PASSWORD),
                Proxy.http("127.0.0.1", port, "user", PROXY_PASSWORD))) {
            heard.object(proxy);
            heard.object(proxy.secret());
            TelegramClientBuilder builder = client(new MemorySessionStorage())
                    .proxy(proxy)
                    .botToken(BOT_TOKEN)
                    .connectTimeout(Duration.ofSeconds(3));
            try (TelegramClient client = builder.build()) {
                if (proxy.secret().filter(right::equals).isPresent()) {
                    client.start();
                    look(client);
                } else {
                    heard.failureOf(client::start);
                }
            }
        }
    }

    /** A session that is read again, and one that is damaged. */
    private void storedSessions() {
        Path file = folder.resolve("ada.session");
        try (TelegramClient client =
                client(new FileSessionStorage(file), ADA, "y", CODE).build()) {
            client.start();
            look(client);
        }
        try (TelegramClient client = client(new FileSessionStorage(file)).build()) {
            heard.failureOf(() -> client(new FileSessionStorage(file)).build());
            client.start();
            look(client);
        }
        try {
            byte[] content = Files.readAllBytes(file);
            content[content.length / 2] ^= 1;
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        heard.failureOf(() -> client(new FileSessionStorage(file)).build());
    }
}
