package dev.mtproto4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.type.UpdateConfig;
import dev.mtproto4j.api.type.UpdateShort;
import dev.mtproto4j.client.storage.FileSessionStorage;
import dev.mtproto4j.client.support.LoopbackCluster;
import dev.mtproto4j.crypto.RsaPublicKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program of its own that calls {@code run()}, seen from its terminal. */
@Timeout(60)
class RunIT {

    @TempDir
    Path folder;

    /** What a person would write, for a server on that port. */
    public static void main(String[] args) {
        try (TelegramClient client = TelegramClient.builder(Path.of(args[0]))
                .apiId(12345)
                .apiHash("hash")
                .server(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])),
                        RsaPublicKey.fromPem(args[2]))
                .build()) {
            client.onUpdate(update -> System.out.println("heard " + update.tlName()));
            client.run();
        }
    }

    private Process program(LoopbackCluster cluster, Path session) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RunIT.class.getName(),
                        session.toString(),
                        Integer.toString(cluster.servers.dc(1).port()),
                        cluster.servers.publicKeyPem())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void type(Process program, String line) throws IOException {
        program.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        program.getOutputStream().flush();
    }

    private static void hearAnUpdate(LoopbackCluster cluster, BufferedReader screen) throws Exception {
        cluster.awaitOnline(LoopbackCluster.ADA_ID);
        cluster.servers.push(LoopbackCluster.ADA_ID, new UpdateShort(new UpdateConfig(), 1));
        String line = screen.readLine();
        while (line != null && !line.equals("heard updateShort")) {
            line = screen.readLine();
        }
        assertThat(line).isNotNull();
    }

    @Test
    void asksTheFirstTimeAndNeverAgainAndEndsInOrder() throws Exception {
        Path session = folder.resolve("my_account.session");
        try (LoopbackCluster cluster = new LoopbackCluster()) {
            Process first = program(cluster, session);
            type(first, LoopbackCluster.ADA);
            type(first, "y");
            type(first, LoopbackCluster.CODE);
            BufferedReader screen =
                    new BufferedReader(new InputStreamReader(first.getInputStream(), StandardCharsets.UTF_8));
            String line = screen.readLine();
            while (line != null && !line.contains("Logged in successfully as Ada Lovelace (@ada, id 1001)")) {
                line = screen.readLine();
            }
            assertThat(line).isNotNull();
            hearAnUpdate(cluster, screen);
            end(first);
            assertThat(Files.exists(folder.resolve("my_account.session.lock"))).isFalse();

            Process second = program(cluster, session);
            hearAnUpdate(
                    cluster,
                    new BufferedReader(new InputStreamReader(second.getInputStream(), StandardCharsets.UTF_8)));
            end(second);
            assertThat(cluster.requests("auth.sendCode")).isEqualTo(1);
        }
        try (FileSessionStorage storage = new FileSessionStorage(session)) {
            assertThat(storage.load().orElseThrow().userId()).isEqualTo(1001);
        }
    }

    /** Asks the process to end, as Ctrl-C does. */
    private static void end(Process program) throws InterruptedException {
        program.destroy();
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
}
