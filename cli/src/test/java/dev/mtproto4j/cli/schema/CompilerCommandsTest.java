package dev.mtproto4j.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws Exception {
        schema = Files.writeString(folder.resolve("own.tl"), SCHEMA);
    }

    private int run(Object... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] texts = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            texts[i] = words[i].toString();
        }
        return new CommandLine(new SchemaCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, c, p) -> {
                    c.getErr().println(e.getMessage());
                    return 1;
                })
                .execute(texts);
    }

    @Test
    void showFindsNamesIdsTypesAndErrorsOfTheSchemaThatIsBuiltIn() {
        assertThat(run("show", "auth.importAuthorization", "AUTH_BYTES_INVALID", "FLOOD_WAIT_17"))
                .isZero();
        assertThat(out.toString())
                .contains("method auth.importAuthorization  #a57a7dad")
                .contains("Callers: users yes, bots yes")
                .contains("error AUTH_BYTES_INVALID  400")
                .contains("error FLOOD_WAIT_%d  420");
        assertThat(run("show", "0xa57a7dad", "auth.Authorization")).isZero();
        assertThat(out.toString())
                .contains("method auth.importAuthorization")
                .contains("Made by\n    auth.authorization, auth.authorizationSignUpRequired")
                .contains("Returned by");
        assertThat(run("show", "importauth")).isEqualTo(1);
        assertThat(out.toString()).contains("Perhaps: auth.importAuthorization");
    }

    @Test
    void generateWritesOnceAndCheckAgrees() throws Exception {
        Path java = folder.resolve("java");
        Object[] generate = {
            "generate", "--schema", schema, "--package", "own", "--out", java, "--state", folder.resolve("state")
        };
        assertThat(run(generate)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("layer 9, 1 constructors, 1 methods")
                .contains("0 unchanged, 0 deleted");
        assertThat(java.resolve("own/method/map/Move.java")).exists();
        assertThat(run(generate)).isZero();
        assertThat(out.toString()).contains("up to date");
        assertThat(run("check", "--schema", schema, "--package", "own", "--sources", java))
                .isZero();

        Files.writeString(schema, SCHEMA.replace("To the right", "To the left"));
        assertThat(run("check", "--schema", schema, "--package", "own", "--sources", java))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Point.java:").contains("not what the schema gives");
        assertThat(run(generate)).isZero();
        assertThat(out.toString()).containsPattern("[1-9] files written, [1-9]\\d* unchanged");

        assertThat(run("generate", "--schema", schema, "--package", "own", "--out", java, "--include", "point"))
                .isZero();
        assertThat(java.resolve("own/method")).doesNotExist();
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() throws Exception {
        Files.writeString(schema, "point x:Itn = Point;");
        assertThat(run("check", "--schema", schema)).isEqualTo(1);
        assertThat(err.toString()).contains("own.tl:1:9: ");
        assertThat(run("check", "--schema", "nowhere")).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere: there is no such file or directory. Write ");
        assertThat(run("generate", "--schema", schema, "--out", folder)).isEqualTo(2);
        assertThat(err.toString()).contains("--package is missing");
        assertThat(run("generate", "--schema", schema, "--out", folder, "--package", "1x"))
                .isEqualTo(1);
        assertThat(run("diff", schema, schema, "--report", "x.doc")).isEqualTo(1);
        assertThat(err.toString()).doesNotContain("Exception");
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
        assertThat(out.toString())
                .contains("Layer 9 to 10", "field label is now called name", "1 files written", "Lacks a description");
        assertThat(edition).content().contains("LAYER 10", "//@description Goes there.", "name:flags.0?string");
        assertThat(run("import", "--into", edition, upstream)).isZero();
        assertThat(out.toString()).contains("0 files written, 1 unchanged");

        Path report = folder.resolve("report.html");
        assertThat(run("diff", schema, edition, "--fail-on", "wire", "--report", report))
                .isEqualTo(1);
        assertThat(out.toString()).contains("field label is now called name");
        assertThat(err.toString()).contains("1 change breaks the wire");
        assertThat(report).content().contains("field label is now called name");
        assertThat(run("diff", schema, schema, "--fail-on", "breaking")).isZero();
    }
}
