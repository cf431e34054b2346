package dev.mtproto4j.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {

    @TempDir
    Path folder;

    @Test
    void aFileStandsUnderItsNameOnlyWhenItIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("a.bin"), "before");
        Target target = Target.of(file);
        target.write(new byte[] {1, 2, 3}, 1, 2);
        assertThat(file).hasContent("before");
        target.close(true);
        assertThat(file).hasBinaryContent(new byte[] {2, 3});
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatCannotHaveItsNameIsRemoved() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("a.txt"), "in use");
        Target target = Target.of(taken);
        target.write(new byte[3], 0, 3);
        assertThatThrownBy(() -> target.close(true)).isInstanceOf(IOException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatIsNotWholeIsRemoved() throws IOException {
        Target target = Target.of(folder.resolve("a.bin"));
        target.write(new byte[3], 0, 3);
        target.close(false);
        assertThat(folder).isEmptyDirectory();
    }
}
