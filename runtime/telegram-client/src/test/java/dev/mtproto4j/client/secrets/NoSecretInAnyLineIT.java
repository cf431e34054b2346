package dev.mtproto4j.client.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logins of every kind, files, proxies, losses and failures with all loggers at trace: no secret is ever said. */
@Timeout(240)
class NoSecretInAnyLineIT {

    @Test
    void noSecretIsSaid() throws IOException, InterruptedException {
        Hunt hunt = hunt();
        assertThat(hunt.output()).contains("0 secrets found; searched");
        assertThat(hunt.exitCode()).isZero();
        System.out.print(hunt.output());
    }

    private record Hunt(int exitCode, String output) {}

    private static Hunt hunt() throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classPath,
                SecretHunt.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Hunt(process.waitFor(), output);
    }
}
