package dev.mtproto4j.examples;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.auth.ConsoleLogin;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.junit.TelegramServer;
import dev.mtproto4j.testserver.junit.TestAccount;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first program of the README: its text is compiled and run, against the test server in the place of Telegram. */
@TelegramServer
@TestAccount(phone = "+12025550101", code = "12345", firstName = "Ada")
public class ReadmeIT {
    private static final String TELEGRAM = "TelegramClient.open(\"my_account\", 12345, \"0123…\")";
    private static final AtomicReference<TelegramClient> CLIENT = new AtomicReference<>();

    /** What the program opens here. */
    public static TelegramClient client() {
        return Objects.requireNonNull(CLIENT.get());
    }

    @Test
    @Timeout(120)
    void theFirstProgramSignsInAtTheConsole(TestCluster telegram, @TempDir Path folder) throws Exception {
        String program = shown();
        assertThat(program.lines()).hasSize(10);
        assertThat(program).contains(TELEGRAM);
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        CompletableFuture<LoginState> signedIn = new CompletableFuture<>();
        TelegramClient client = TelegramClient.builder(new MemorySessionStorage())
                .apiId(1)
                .apiHash("any")
                .server(telegram.dc(1).address(), telegram.publicKey())
                .prompts(ConsoleLogin.of(
                        new ByteArrayInputStream("+12025550101\ny\n12345\n".getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(screen, true, StandardCharsets.UTF_8)))
                .loginState(state -> {
                    if (state instanceof LoginState.SignedIn) {
                        signedIn.complete(state);
                    }
                })
                .build();
        CLIENT.set(client);
        Thread running = new Thread(() -> runMain(compiled(program.replace(TELEGRAM, "ReadmeIT.client()"), folder)));
        running.start();
        signedIn.get(60, SECONDS);
        client.close();
        running.join();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("Logged in successfully as Ada (id ");
    }

    @Test
    void itIsTheOneInTheExamples() throws Exception {
        String example = Files.readString(Path.of("src/main/java/dev/mtproto4j/examples/FirstProgram.java"));
        assertThat("package dev.mtproto4j.examples;\n\n" + shown()).isEqualTo(example);
    }

    private static String shown() throws Exception {
        String readme = Files.readString(Path.of("../README.md"));
        int start = readme.indexOf("```java\n") + "```java\n".length();
        return readme.substring(start, readme.indexOf("```", start));
    }

    private static Path compiled(String program, Path folder) {
        try {
            Path source = Files.writeString(
                    folder.resolve("FirstProgram.java"), "import dev.mtproto4j.examples.ReadmeIT;\n" + program);
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-d",
                            folder.toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            source.toString());
            assertThat(result).isZero();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void runMain(Path folder) {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ReadmeIT.class.getClassLoader())) {
            loader.loadClass("FirstProgram").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
