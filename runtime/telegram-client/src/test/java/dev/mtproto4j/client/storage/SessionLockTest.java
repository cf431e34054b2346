package dev.mtproto4j.client.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock between two processes, not only between two objects. */
class SessionLockTest {

    @TempDir
    Path folder;

    /** Holds the session until its standard input ends. */
    public static void main(String[] args) throws IOException {
        try (FileSessionStorage storage = new FileSessionStorage(Path.of(args[0]))) {
            storage.load();
            System.out.println("locked");
            while (System.in.read() >= 0) {
                // Waits for the parent.
            }
        }
    }

    private Process hold(Path file) throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SessionLockTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
        assertThat(Objects.requireNonNull(out.readLine(), "the other process has ended"))
                .isEqualTo("locked");
        return other;
    }

    @Test
    void anotherProcessIsKeptOutUntilTheFirstHasEnded() throws Exception {
        Path file = folder.resolve("a.session");
        Process other = hold(file);
        try (FileSessionStorage storage = new FileSessionStorage(file)) {
            assertThatThrownBy(storage::load)
                    .isInstanceOf(SessionLockedException.class)
                    .hasMessageContaining("another process (pid " + other.pid() + ")");
            other.getOutputStream().close();
            assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(storage.load()).isEmpty();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aKilledProcessHoldsNothing() throws Exception {
        Path file = folder.resolve("a.session");
        Process other = hold(file);
        other.destroyForcibly();
        assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
        try (FileSessionStorage storage = new FileSessionStorage(file)) {
            assertThat(storage.load()).isEmpty();
        }
    }
}
