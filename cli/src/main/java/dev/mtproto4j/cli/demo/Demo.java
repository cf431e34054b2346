package dev.mtproto4j.cli.demo;

import dev.mtproto4j.api.ApiLayer;
import dev.mtproto4j.api.method.auth.ImportAuthorization;
import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.cli.files.Folders;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.TelegramClientBuilder;
import dev.mtproto4j.client.auth.ConsoleLogin;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.TestServer;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.tl.RpcException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The main job from the first prompt to a bot's login, each step checked: a step that goes wrong ends the demo. */
public final class Demo {
    private static final String PHONE = "+9996612345";
    private static final String CODE = "22222";
    private static final String PASSWORD = "correct horse";
    private static final String BOT_TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    private static final int OTHER_DC = 2;

    private final Transcript transcript;

    /** @param out where the transcript goes */
    public Demo(PrintWriter out) {
        this.transcript = new Transcript(out);
    }

    /**
     * Runs all steps.
     *
     * @throws IllegalStateException if a step did not do what it should
     * @throws IOException if the folder for the session files cannot be made
     */
    public void run() throws IOException {
        Path folder = Files.createTempDirectory("mtproto4j-demo");
        try (TestCluster cluster = startServers()) {
            ServerLog log = new ServerLog(cluster, transcript);
            Path session = folder.resolve("my_account.session");
            signIn(cluster, session, log);
            startAgain(cluster, session, log);
            signInBot(cluster, folder.resolve("my_bot.session"), log);
        } finally {
            Folders.delete(folder);
        }
        transcript.end("Done. Everything above went over real sockets on this machine, encrypted, layer "
                + ApiLayer.LAYER + ".");
    }

    private TestCluster startServers() {
        transcript.step("Two data centres on this machine");
        TestCluster cluster = TestCluster.builder()
                .dataCenters(2)
                .account(Account.builder(PHONE)
                        .firstName("Ada")
                        .lastName("Lovelace")
                        .username("ada")
                        .code(CODE)
                        .password(PASSWORD)
                        .passwordHint("xkcd 936")
                        .homeDc(1)
                        .build())
                .account(Account.bot(BOT_TOKEN)
                        .firstName("Echo")
                        .username("echo_bot")
                        .build())
                .start();
        for (TestServer server : cluster.servers()) {
            transcript.note("DC " + server.dcId() + " on 127.0.0.1:" + server.port());
        }
        transcript.note("RSA key fingerprint " + hex(cluster.fingerprint()));
        return cluster;
    }

    private void signIn(TestCluster cluster, Path session, ServerLog log) {
        Person person = new Person(transcript, List.of(PHONE, "y", CODE, PASSWORD));
        try (TelegramClient client =
                client(cluster, session).prompts(new ConsoleLogin(person)).build()) {
            transcript.step("Signing in, as a person sees it");
            User user = client.start();
            log.show();

            transcript.step("Calling methods on DC " + client.homeDc());
            callMethods(client);
            log.show();

            transcript.step("The same user on DC " + OTHER_DC + ": the authorization moves there");
            transcript.note("users.getUsers on DC " + OTHER_DC + ": " + WhoAmI.on(client, OTHER_DC));
            log.show();
            Checks.that(
                    cluster.requests("auth.importAuthorization").size() == 1, "the authorization moved exactly once");

            transcript.step("Importing wrong bytes");
            importWrongBytes(client, user);
            log.show();
        }
    }

    private void callMethods(TelegramClient client) {
        Config config = client.call(new GetConfig());
        transcript.note("help.getConfig: this is DC " + config.thisDc() + ", it knows "
                + config.dcOptions().size() + " addresses");
        transcript.note("users.getUsers: " + WhoAmI.on(client, client.homeDc()));
        transcript.note("updates.getState: " + client.call(new GetState()));
    }

    private void importWrongBytes(TelegramClient client, User user) {
        try {
            client.callOn(OTHER_DC, new ImportAuthorization(user.id(), new byte[32]));
        } catch (RpcException e) {
            ImportAuthorization.ErrorType error = e.as(ImportAuthorization.ErrorType.class)
                    .orElseThrow(() -> new IllegalStateException("an error outside the table: " + e.getMessage()));
            Checks.that(error == ImportAuthorization.ErrorType.AUTH_BYTES_INVALID, "the error is AUTH_BYTES_INVALID");
            transcript.note(error.code() + " " + error.type() + ": " + error.description());
            return;
        }
        throw new IllegalStateException("wrong bytes were accepted");
    }

    private void startAgain(TestCluster cluster, Path session, ServerLog log) {
        transcript.step("Starting again from " + session.getFileName());
        Person person = new Person(transcript, List.of());
        try (TelegramClient client =
                client(cluster, session).prompts(new ConsoleLogin(person)).build()) {
            client.start();
            Checks.that(person.questions() == 0, "nothing was asked");
            transcript.note("nothing was asked");
            log.show();
        }
    }

    private void signInBot(TestCluster cluster, Path session, ServerLog log) {
        transcript.step("A bot, by its token");
        Person nobody = new Person(transcript, List.of());
        try (TelegramClient client = client(cluster, session)
                .botToken(BOT_TOKEN)
                .prompts(new ConsoleLogin(nobody))
                .build()) {
            User bot = client.start();
            Checks.that(bot.bot(), "the account is a bot");
            log.show();
        }
    }

    private static TelegramClientBuilder client(TestCluster cluster, Path session) {
        TestServer first = cluster.dc(1);
        return TelegramClient.builder(session)
                .apiId(12345)
                .apiHash("0123456789abcdef0123456789abcdef")
                .server(first.dcId(), first.address(), cluster.publicKey());
    }

    private static String hex(long id) {
        return String.format(Locale.ROOT, "%016x", id);
    }
}
