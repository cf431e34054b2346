package dev.mtproto4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.account.Account;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands around one session, against a server in this process. */
@Timeout(120)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class AccountCommandsIT {
    private static final String ADA = "+12025550101";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final TestCluster cluster = TestCluster.builder()
            .account(Account.builder(ADA).id(1001).firstName("Ada").build())
            .start();

    @BeforeEach
    void signIn() {
        assertThat(run("login", "--web-token", cluster.logins().webToken(ADA))).isEqualTo(ExitCode.OK);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private int run(String... words) {
        try {
            Path key = Files.writeString(folder.resolve("key.pem"), cluster.publicKeyPem());
            List<String> command = new ArrayList<>(List.of(words));
            command.addAll(
                    1,
                    List.of(
                            "--server=127.0.0.1:" + cluster.dc(1).port(),
                            "--public-key=" + key,
                            "--session=" + folder.resolve("my.session")));
            out.getBuffer().setLength(0);
            err.getBuffer().setLength(0);
            return Main.commandLine()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(command.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another device of Ada's. */
    private TelegramClient elsewhere() {
        return TelegramClient.builder(new MemorySessionStorage())
                .apiId(1)
                .apiHash("any")
                .server(cluster.dc(1).address(), cluster.publicKey())
                .build();
    }

    @Test
    void meAndLogout() {
        assertThat(run("me")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("Ada (id 1001), +12025550101, home DC 1");
        assertThat(run("logout")).isEqualTo(ExitCode.OK);
        assertThat(run("me")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("Sign in with `mtproto4j login`");
    }

    @Test
    void aSessionOfSomebodyElseIsNotTakenForTheLoginThatWasAskedFor() {
        assertThat(run("login", "--phone", "1 (202) 555-0101")).isEqualTo(ExitCode.OK);
        assertThat(run("login", "--phone", "+12025550199")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("my.session is signed in as Ada (id 1001) already", "logout");
        assertThat(run("login", "--bot-token", "110:secret")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("is signed in as Ada (id 1001) already")
                .doesNotContain("secret");
        assertThat(run("me")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("Ada (id 1001)");
    }

    @Test
    void whyASessionIsOverIsSaid() {
        cluster.logins().end(ADA, "SESSION_REVOKED");
        assertThat(run("me")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("This session was ended from another device. Sign in with");
    }

    @Test
    void aSessionIsListedAndEndedByItsHash() {
        try (TelegramClient other = elsewhere()) {
            Calls.await(other.login().webToken(cluster.logins().webToken(ADA)));
            assertThat(run("sessions")).isEqualTo(ExitCode.OK);
            assertThat(out.toString().lines()).hasSize(2);
            String hash = out.toString()
                    .lines()
                    .filter(line -> !line.endsWith("(this one)"))
                    .findFirst()
                    .orElseThrow()
                    .substring(0, 16);
            assertThat(run("sessions", "--end", hash)).isEqualTo(ExitCode.OK);
            assertThat(out.toString().strip()).isEqualTo("Session " + hash + " is ended.");
            assertThat(run("sessions", "--end", hash)).isEqualTo(ExitCode.FAILED);
            assertThat(err.toString()).contains("HASH_INVALID");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--end, 12xyz, is not the hash of a session",
        "--end, 0, 0 is this session itself",
        "--end, 11112222333344445, is not the hash of a session",
        "--accept, https://example.org, That is not a login link",
    })
    void whatCannotBeRightIsSaid(String option, String value, String message) {
        assertThat(run("sessions", option, value)).isNotEqualTo(ExitCode.OK);
        assertThat(err.toString()).contains(message).doesNotContain("Exception");
    }

    @Test
    void anotherDeviceIsAcceptedAndAllOthersAreEnded() throws Exception {
        try (TelegramClient other = elsewhere()) {
            CompletableFuture<LoginState> signedIn = new CompletableFuture<>();
            other.onLoginState(state -> {
                if (state instanceof LoginState.SignedIn) {
                    signedIn.complete(state);
                }
            });
            LoginState.WaitQrScan shown =
                    (LoginState.WaitQrScan) Calls.await(other.login().qrStart());
            assertThat(run("sessions", "--accept", shown.link())).isEqualTo(ExitCode.OK);
            assertThat(out.toString()).startsWith("Signed in: ");
            // Accepted is not signed in yet: the other device asks for that itself, when it is told.
            signedIn.get(60, TimeUnit.SECONDS);
        }
        assertThat(run("sessions", "--end-others")).isEqualTo(ExitCode.OK);
        assertThat(run("sessions")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void callsByWordsByJsonAndInTheWrong() {
        assertThat(run("call", "users.getUsers", "id=[inputUserSelf]")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("first_name:\"Ada\"");
        assertThat(piped("{\"id\": [{\"_\": \"inputUserSelf\"}]}", "call", "--json", "users.getUsers", "-"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("\"first_name\" : \"Ada\"");
        assertThat(run("call", "invokeWithLayer", "layer=228", "query=(help.getNearestDc)"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("(nearestDc ");
        assertThat(run("call", "auth.exportAuthorization", "dc_id=9")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("400 DC_ID_INVALID (auth.exportAuthorization): ");
        assertThat(piped("[1]", "call", "users.getUsers", "-")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("standard input is not a JSON object");
        assertThat(run("call")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Say which method to call");
    }

    private int piped(String input, String... words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(words);
        } finally {
            System.setIn(before);
        }
    }
}
