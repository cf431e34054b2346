package dev.mtproto4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class ExamplesIT {

    @Test
    @Timeout(60)
    @ResourceLock(Resources.SYSTEM_OUT)
    void theOfflineProgramRuns() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(screen, true, StandardCharsets.UTF_8));
        try {
            OfflineProgram.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        assertThat(screen.toString(StandardCharsets.UTF_8).lines())
                .endsWith("home is DC 1", "nearest is DC 2", "DC 2 knows 1")
                .anyMatch(line -> line.contains("Logged in successfully as Ada (id "));
    }
}
