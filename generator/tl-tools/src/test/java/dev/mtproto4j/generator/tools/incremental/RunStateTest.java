package dev.mtproto4j.generator.tools.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private RunState state;

    @BeforeEach
    void save() throws Exception {
        Files.writeString(folder.resolve("A.java"), "a");
        Files.writeString(folder.resolve("B C.java"), "b");
        state = new RunState(folder.resolve("deep/state"));
        state.save("key", folder, List.of("A.java", "B C.java"));
    }

    @Test
    void theSameRunIsLeftOut() throws Exception {
        assertThat(state.upToDate("key", folder)).hasValue(2);
        Files.setLastModifiedTime(folder.resolve("A.java"), FileTime.fromMillis(1));
        assertThat(state.upToDate("key", folder)).as("touched, not changed").hasValue(2);
    }

    @Test
    void anythingElseIsDone() throws Exception {
        assertThat(state.upToDate("other", folder)).isEmpty();
        Path file = folder.resolve("B C.java");
        Files.writeString(file, "c");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(state.upToDate("key", folder)).as("same size, other content").isEmpty();
        Files.delete(file);
        assertThat(state.upToDate("key", folder)).isEmpty();
        Files.writeString(folder.resolve("deep/state"), "tl-run-state 1\nkey\nrubbish\n");
        assertThat(state.upToDate("key", folder)).isEmpty();
        state.clear();
        assertThat(state.upToDate("key", folder)).isEmpty();
    }

    @Test
    void partsOfAFingerprintDoNotRunTogether() {
        String one = new Fingerprint().add("ab").add("c").hex();
        assertThat(new Fingerprint().add("a").add("bc").hex()).isNotEqualTo(one);
        assertThat(new Fingerprint().add("ab").add("c").hex()).isEqualTo(one);
    }
}
