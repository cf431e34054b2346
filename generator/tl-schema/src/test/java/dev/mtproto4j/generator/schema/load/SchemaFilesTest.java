package dev.mtproto4j.generator.schema.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.link.IdCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFilesTest {
    @TempDir
    Path directory;

    private String at = "";

    @BeforeEach
    void nameOfDirectory() {
        at = directory.toString().replace('\\', '/');
    }

    @Test
    void directoriesAndFilesMakeOneSchema() throws IOException {
        write("api/b.tl", "---functions---\nb.get = A;\n");
        write("api/a.tl", "// LAYER 3\na x:b.B = A;\n");
        write("api/README.md", "not TL");
        write("api/deeper/c.tl", "not TL either");
        Path single = write("single.tl", "b.b = b.B;\n");

        LoadedSchema loaded = SchemaLoader.load(List.of(directory.resolve("api"), single));

        assertThat(loaded.report().files()).isEqualTo(3);
        assertThat(loaded.report().summary())
                .isEqualTo("3 definitions (2 constructors, 1 methods, 0 built in) from 3 files;"
                        + " ids: 0 verified, 3 computed, 0 exceptions");
        assertThat(loaded.schema().layer()).hasValue(3);
        assertThat(loaded.schema().methods().get(0).location().file()).isEqualTo(at + "/api/b.tl");
    }

    @Test
    void errorsOfAllFilesComeTogether() throws IOException {
        write("b.tl", "b = ;\n");
        write("a.tl", "a = ;\n");

        assertThatThrownBy(() -> SchemaLoader.load(List.of(directory)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContainingAll(
                        "2 errors", at + "/a.tl:1:5: unexpected ';'", at + "/b.tl:1:5: unexpected ';'");
    }

    @Test
    void whatIsMissing() {
        assertThatThrownBy(() -> SchemaLoader.load(List.of(directory.resolve("none"))))
                .hasMessageContaining(at + "/none:1:1: there is no such file or directory");
        assertThatThrownBy(() -> SchemaLoader.load(List.of(directory)))
                .hasMessageContaining(at + ":1:1: this directory has no files *.tl");
        assertThatThrownBy(() -> SchemaLoader.load(List.of())).hasMessageContaining("no schema was given");
    }

    @Test
    void onlyUtf8() throws IOException {
        Path file = directory.resolve("a.tl");
        Files.write(file, "// \u00e9\n//\u20ac\u00fc".getBytes(StandardCharsets.UTF_8));
        Files.write(file, new byte[] {(byte) 0xc3, 0x28}, StandardOpenOption.APPEND);

        assertThatThrownBy(() -> SchemaLoader.load(List.of(file)))
                .hasMessageContaining("a.tl:2:5: the file is not valid UTF-8 here");
    }

    @Test
    void layersMustAgree() throws IOException {
        write("a.tl", "// LAYER 1\n");
        write("b.tl", "// LAYER 2\n");

        assertThatThrownBy(() -> SchemaLoader.load(List.of(directory)))
                .hasMessageContaining("b.tl:1:1: this is layer 2, but " + at + "/a.tl:1:1 says 1");
    }

    @Test
    void wrongIdsCanBeWarningsOrIgnored() {
        String text = "ipPortSecret#37982646 ipv4:int port:int secret:bytes = IpPort;";

        LoadedSchema warned =
                SchemaLoader.loadText("a.tl", text, SchemaOptions.defaults().withIdCheck(IdCheck.WARN));
        assertThat(warned.report().warnings()).hasSize(1);
        assertThat(warned.report().idExceptions()).hasSize(1);
        assertThat(warned.schema().constructors().get(0).id()).isEqualTo(0x37982646);
        assertThat(SchemaLoader.loadText("a.tl", text, SchemaOptions.defaults().withIdCheck(IdCheck.OFF))
                        .report()
                        .warnings())
                .isEmpty();
        assertThatThrownBy(() -> SchemaLoader.loadText("a.tl", text))
                .hasMessageContaining(
                        "the id of ipPortSecret is written as 37982646, but the definition gives 402d9b47");
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        return Files.writeString(file, text);
    }
}
