package dev.mtproto4j.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerCommandsTest {
    private static final String SCHEMA = """
            // LAYER 9

            ---types---

            //@description A place.
            //@param x To the right.
            point flags:# x:int label:flags.0?string = Point;

            ---functions---

            //@description Goes there.
            //@bots no
            //@error 400 TOO_FAR The place is out of reach.
            map.move to:Point = Bool;
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path schema;

    private final SchemaCommandRun command = new SchemaCommandRun();

    @BeforeEach
    void write() throws Exception {
        schema = Files.writeString(folder.resolve("own.tl"), SCHEMA);
    }

    private int run(Object... words) {
        return command.run(words);
    }

    @Test
    void showFindsNamesIdsTypesAndErrorsOfTheSchemaThatIsBuiltIn() {
        assertThat(run("show", "auth.importAuthorization", "AUTH_BYTES_INVALID", "FLOOD_WAIT_17"))
                .isZero();
        assertThat(command.out())
                .contains("method auth.importAuthorization  #a57a7dad")
                .contains("Callers: users yes, bots yes")
                .contains("error AUTH_BYTES_INVALID  400")
                .contains("error FLOOD_WAIT_%d  420");
        assertThat(run("show", "0xa57a7dad", "auth.Authorization")).isZero();
        assertThat(command.out())
                .contains("method auth.importAuthorization")
                .contains("Made by\n    auth.authorization, auth.authorizationSignUpRequired")
                .contains("Returned by");
        assertThat(run("show", "importauth")).isEqualTo(1);
        assertThat(command.out()).contains("Perhaps: auth.importAuthorization");
        assertThat(run("show", "auth.importAuthorisation")).isEqualTo(1);
        assertThat(command.out()).contains("Perhaps: auth.importAuthorization.");
    }

    @Test
    void generateWritesOnceAndCheckAgrees() throws Exception {
        Path java = folder.resolve("java");
        Object[] generate = {
            "generate", "--schema", schema, "--package", "own", "--out", java, "--state", folder.resolve("state")
        };
        assertThat(run(generate)).as(command.err()).isZero();
        assertThat(command.out()).contains("layer 9, 1 constructor, 1 method, ").contains("0 unchanged, 0 deleted");
        assertThat(java.resolve("own/method/map/Move.java")).exists();
        assertThat(run(generate)).isZero();
        assertThat(command.out()).contains("up to date");
        assertThat(run("check", "--schema", schema, "--package", "own", "--sources", java))
                .isZero();

        Files.writeString(schema, SCHEMA.replace("To the right", "To the left"));
        assertThat(run("check", "--schema", schema, "--package", "own", "--sources", java))
                .isEqualTo(1);
        assertThat(command.out()).contains("Point.java:").contains("not what the schema gives");
        assertThat(run(generate)).isZero();
        assertThat(command.out()).containsPattern("[1-9] files written, [1-9]\\d* unchanged");

        assertThat(run("generate", "--schema", schema, "--package", "own", "--out", java, "--include", "point"))
                .isZero();
        assertThat(java.resolve("own/method")).doesNotExist();
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() throws Exception {
        Files.writeString(schema, "point x:Itn = Point;");
        assertThat(run("check", "--schema", schema)).isEqualTo(1);
        assertThat(command.err()).contains("own.tl:1:9: ");
        assertThat(run("check", "--schema", "nowhere")).isEqualTo(1);
        assertThat(command.err()).contains("nowhere: there is no such file or directory. Write ");
        assertThat(run("generate", "--schema", schema, "--out", folder)).isEqualTo(2);
        assertThat(command.err()).contains("--package is missing");
        assertThat(run("generate", "--schema", schema, "--out", schema, "--package", "own"))
                .isEqualTo(2);
        assertThat(command.err()).contains("is a file");
        assertThat(run("generate", "--schema", schema, "--out", folder, "--package", "1x"))
                .isEqualTo(1);
        assertThat(run("diff", schema, schema, "--report", "x.doc")).isEqualTo(1);
        assertThat(command.err()).doesNotContain("Exception");
    }

    @Test
    void importAndDiffTellTheSameStory() throws IOException {
        Path upstream = Files.writeString(folder.resolve("api.tl"), """
                point flags:# x:int name:flags.0?string = Point;
                ---functions---
                map.move to:Point = Bool;
                // LAYER 10
                """);
        Path edition = Files.copy(schema, folder.resolve("edition.tl"));
        assertThat(run("import", "--into", edition, upstream, "--dry-run")).isZero();
        assertThat(edition).hasContent(SCHEMA);
        assertThat(run("import", "--into", edition, upstream)).isZero();
        assertThat(command.out())
                .contains("Layer 9 to 10", "field label is now called name", "1 files written", "Lacks a description");
        assertThat(edition).content().contains("LAYER 10", "//@description Goes there.", "name:flags.0?string");
        assertThat(run("import", "--into", edition, upstream)).isZero();
        assertThat(command.out()).contains("0 files written, 1 unchanged");

        Path report = folder.resolve("report.html");
        assertThat(run("diff", schema, edition, "--fail-on", "wire", "--report", report))
                .isEqualTo(1);
        assertThat(command.out()).contains("field label is now called name");
        assertThat(command.err()).contains("1 change breaks the wire");
        assertThat(report).content().contains("field label is now called name");
        assertThat(run("diff", schema, schema, "--fail-on", "breaking")).isZero();
    }
}
