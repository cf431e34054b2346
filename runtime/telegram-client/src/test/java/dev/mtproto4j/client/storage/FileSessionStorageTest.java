package dev.mtproto4j.client.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.mtproto4j.client.dc.Environment;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSessionStorageTest {

    @TempDir
    Path folder;

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void savesAndLoads() throws IOException {
        SessionData session = SessionCodecTest.full();
        try (FileSessionStorage storage = FileSessionStorage.named(folder, "my_account")) {
            assertThat(storage.load()).isEmpty();
            storage.save(session);
            assertThat(names(folder)).containsExactly("my_account.session", "my_account.session.lock");
        }
        assertThat(names(folder)).containsExactly("my_account.session");
        try (FileSessionStorage storage = FileSessionStorage.named(folder, "my_account")) {
            assertThat(storage.load()).contains(session);
            storage.delete();
            assertThat(storage.load()).isEmpty();
        }
        assertThat(names(folder)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayRead() throws IOException {
        Path file = folder.resolve("a.session");
        Files.writeString(file, "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        try (FileSessionStorage storage = new FileSessionStorage(file)) {
            storage.save(SessionCodecTest.full());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a.session.lock"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void leftoversOfACrashDoNotMatter() throws IOException {
        Path file = folder.resolve("a.session");
        SessionData old = SessionCodecTest.full();
        try (FileSessionStorage storage = new FileSessionStorage(file)) {
            storage.save(old);
        }
        Files.writeString(folder.resolve("a.session.tmp"), "half of a sess");
        Files.writeString(folder.resolve("a.session.lock"), "123 left by a process that was killed");
        try (FileSessionStorage storage = new FileSessionStorage(file)) {
            assertThat(storage.load()).contains(old);
            storage.save(old.withHomeDc(5));
            assertThat(storage.load().orElseThrow().homeDc()).isEqualTo(5);
        }
        assertThat(names(folder)).containsExactly("a.session");
    }

    @Test
    void aFailedSaveLeavesTheOldSession() throws IOException {
        Path file = folder.resolve("a.session");
        try (FileSessionStorage storage = new FileSessionStorage(file)) {
            storage.save(SessionCodecTest.full());
            byte[] before = Files.readAllBytes(file);
            Files.createDirectories(folder.resolve("a.session.tmp").resolve("in the way"));
            assertThatThrownBy(() -> storage.save(SessionData.empty(Environment.TEST, 1)))
                    .isInstanceOf(SessionStorageException.class)
                    .hasMessageContaining("cannot be written");
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
    }

    @Test
    void aDamagedFileIsReportedAndKept() throws IOException {
        Path file = folder.resolve("a.session");
        byte[] damaged = SessionCodec.encode(SessionCodecTest.full());
        damaged[100] ^= 1;
        Files.write(file, damaged);
        try (FileSessionStorage storage = new FileSessionStorage(file)) {
            assertThatThrownBy(storage::load)
                    .isInstanceOf(SessionCorruptedException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("checksum")
                    .hasMessageContaining("left as it is")
                    .hasMessageContaining("move it away");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    @Test
    void anEnormousFileIsNotRead() throws IOException {
        Path file = folder.resolve("a.session");
        Files.write(file, new byte[(1 << 20) + 1]);
        try (FileSessionStorage storage = new FileSessionStorage(file)) {
            assertThatThrownBy(storage::load)
                    .isInstanceOf(SessionCorruptedException.class)
                    .hasMessageContaining("1048577 bytes");
        }
    }

    @Test
    void aSecondClientIsRefused() {
        Path file = folder.resolve("a.session");
        try (FileSessionStorage second = new FileSessionStorage(file)) {
            try (FileSessionStorage first = new FileSessionStorage(file)) {
                first.save(SessionCodecTest.full());
                assertThatThrownBy(second::load)
                        .isInstanceOf(SessionLockedException.class)
                        .hasMessageContaining("another client of this program");
            }
            assertThat(second.load()).isPresent();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSymbolicLinkStaysOne() throws IOException {
        Path real = folder.resolve("real.session");
        Path link = Files.createSymbolicLink(folder.resolve("link.session"), real);
        try (FileSessionStorage storage = new FileSessionStorage(real)) {
            storage.save(SessionCodecTest.full());
        }
        try (FileSessionStorage storage = new FileSessionStorage(link)) {
            storage.save(SessionCodecTest.full().withHomeDc(3));
        }
        assertThat(link).isSymbolicLink();
        try (FileSessionStorage storage = new FileSessionStorage(real)) {
            assertThat(storage.load().orElseThrow().homeDc()).isEqualTo(3);
        }
    }

    @Test
    void worksOnAFileSystemWithoutModes() throws IOException {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            Path file = windows.getPath("C:\\sessions\\a.session");
            try (FileSessionStorage storage = new FileSessionStorage(file)) {
                storage.save(SessionCodecTest.full());
                assertThat(storage.load()).contains(SessionCodecTest.full());
            }
        }
    }

    @Test
    void makesTheFolder() throws IOException {
        try (FileSystem unix = Jimfs.newFileSystem(Configuration.unix());
                FileSessionStorage storage = new FileSessionStorage(unix.getPath("/home/ada/x/a.session"))) {
            storage.save(SessionCodecTest.full());
            assertThat(Files.exists(unix.getPath("/home/ada/x/a.session"))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "..", "a\\b", "a\nb", "C:x", "a*"})
    void anOddNameIsRefused(String name) {
        assertThatThrownBy(() -> FileSessionStorage.named(folder, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a good name");
    }
}
