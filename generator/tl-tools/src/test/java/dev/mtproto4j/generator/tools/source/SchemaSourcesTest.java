package dev.mtproto4j.generator.tools.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.generator.schema.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaSourcesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private List<SourceText> read(String... references) {
        return new SchemaSources(folder, new LocalRepository(folder.resolve("repository"))).read(List.of(references));
    }

    private void jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("api/b.tl", "api/a.tl", "api/deep/c.tl", "api/readme.txt", "other.tl")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("// " + name).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void git(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 5];
        System.arraycopy(new String[] {"git", "-c", "user.name=a", "-c", "user.email=a@example.com"}, 0, command, 0, 5);
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void filesAndDirectories() throws Exception {
        Files.createDirectories(folder.resolve("api"));
        Files.writeString(folder.resolve("api/one.tl"), "one");
        assertThat(read("api")).extracting(SourceText::text).containsExactly("one");
        assertThat(read("api/one.tl")).extracting(SourceText::text).containsExactly("one");
    }

    @Test
    void jarsAndArtifacts() throws Exception {
        jar(folder.resolve("some.jar"));
        assertThat(read("some.jar!/api"))
                .extracting(SourceText::file)
                .containsExactly("some.jar!/api/a.tl", "some.jar!/api/b.tl");
        assertThat(read("some.jar!/other.tl")).extracting(SourceText::text).containsExactly("// other.tl");

        jar(folder.resolve("repository/org/example/tl/1.0/tl-1.0.jar"));
        assertThat(read("org.example:tl:1.0!/api"))
                .extracting(SourceText::file)
                .containsExactly("org.example:tl!/api/a.tl", "org.example:tl!/api/b.tl");
    }

    @Test
    void revisionsOfGit() throws Exception {
        Files.createDirectories(folder.resolve("api"));
        Files.writeString(folder.resolve("api/one.tl"), "first ü");
        git("init", "-q");
        git("add", "-A");
        git("commit", "-q", "-m", "first");
        Files.writeString(folder.resolve("api/one.tl"), "second");
        assertThat(read("HEAD:api")).extracting(SourceText::text).containsExactly("first ü");
        assertThat(read("HEAD:api/one.tl")).extracting(SourceText::text).containsExactly("first ü");
        assertThatThrownBy(() -> read("HEAD~7:api"))
                .isInstanceOf(SchemaSourceException.class)
                .hasMessageContaining("HEAD~7:api: git does not know it");
    }

    @Test
    void whatIsNotThereSaysWhatCouldBeWritten() throws Exception {
        jar(folder.resolve("some.jar"));
        assertThatThrownBy(() -> read("nowhere.tl"))
                .hasMessageStartingWith("nowhere.tl: there is no such file or directory. Write ");
        assertThatThrownBy(() -> read("some.jar!/apis")).hasMessageContaining("has no such file");
        assertThatThrownBy(() -> read("none.jar!/api")).hasMessageContaining("there is no jar none.jar");
        assertThatThrownBy(() -> read("org.example:tl!/api")).hasMessageContaining("the version is missing");
        assertThatThrownBy(() -> read("org.example:tl:2!/api")).hasMessageContaining("mvn dependency:get");
        assertThatThrownBy(() -> read("--upload-pack=x:y")).hasMessageContaining("there is no such file");
    }
}
