package dev.mtproto4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commandLine.execute(words);
    }

    @Test
    void nothingToDoIsWrongUsage() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("Say what to do.")
                .contains("demo")
                .contains("login")
                .contains("serve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "login", "serve", "schema"})
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("Usage: mtproto4j " + command);
    }

    @Test
    void everythingPrintedLeavesTheBuffers(@TempDir Path folder) throws Exception {
        String schema = Files.writeString(folder.resolve("a.tl"), "a = A;").toString();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Writer buffered = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        CommandLine line = Main.commandLine().setOut(new PrintWriter(buffered));

        assertThat(Main.execute(line, "schema", "diff", schema, schema)).isEqualTo(ExitCode.OK);

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("No differences");
    }

    @Test
    void versionNamesTheLayer() {
        assertThat(run("--version")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("layer 228");
    }

    @Test
    void loginToTelegramNeedsAnApplication() {
        assertThat(run("login")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--api-id").contains("--api-hash").contains("--server");
    }

    @Test
    void loginToAServerNeedsItsKey() {
        assertThat(run("login", "--server", "127.0.0.1:1")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--server needs --public-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:", ":4431", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:x"})
    void addressesAreChecked(String address, @TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key.pem"), "not read");
        assertThat(run("login", "--server", address, "--public-key", key.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("HOST:PORT").contains("\"" + address + "\"");
    }

    @Test
    void aFileThatIsNoKeyIsSaidToBeNone(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key.pem"), "hello");
        assertThat(run(
                        "login",
                        "--server",
                        "127.0.0.1:4431",
                        "--public-key",
                        key.toString(),
                        "--session",
                        folder.resolve("a.session").toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("mtproto4j: ").doesNotContain("Exception");
    }

    @Test
    void whatIsNotEvenTextIsNoKeyEither(@TempDir Path folder) throws Exception {
        Path key = Files.write(folder.resolve("key.der"), new byte[] {0x30, (byte) 0x82, (byte) 0xff});
        assertThat(run("login", "--server", "127.0.0.1:4431", "--public-key", key.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("mtproto4j: " + key + " is not a public key: ");
        assertThat(run("serve", "--private-key", key.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("mtproto4j: " + key + " is not a private key: ");
    }

    @Test
    void aFileThatIsNotThereIsSaidNotToBe(@TempDir Path folder) {
        Path key = folder.resolve("key.pem");
        assertThat(run("login", "--server", "127.0.0.1:4431", "--public-key", key.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString().strip()).isEqualTo("mtproto4j: " + key + ": there is no such file or directory");
    }

    /** All of the help is longer than a screen, and what is wrong would be above it. */
    @ParameterizedTest
    @ValueSource(strings = {"login --api-id x", "login", "me --transport x", "schema show", "serve --dcs 0"})
    void whatIsWrongIsStillOnTheScreen(String line) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines())
                .hasSizeLessThan(4)
                .last()
                .asString()
                .endsWith("--help` tells what it takes.");
    }

    @ParameterizedTest
    @CsvSource({"--dcs,0,1 to 10", "--dcs,11,1 to 10", "--port,65535,--port takes", "--port,-1,--port takes"})
    void numbersOutOfRangeAreWrongUsage(String option, String value, String message) {
        assertThat(run("serve", option + "=" + value)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(message);
    }
}
