package dev.mtproto4j.generator.tools.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.tools.source.SchemaSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaImportTest {
    private static final String ROOT = """
            // Ours.
            // LAYER 1

            ---types---

            //@type Point A place.

            //@description A place on the plane.
            //@param x How far to the right,
            //- in millimetres.
            //@param label What is written there.
            point flags:# x:int label:flags.0?string = Point;

            ---functions---

            //@description Moves to `point`.
            //@users yes
            //@error 400 TOO_FAR
            move to:Point = Bool;
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private ImportReport run(ImportOptions options, String... upstream) {
        List<SourceText> texts = new ArrayList<>();
        for (String text : upstream) {
            texts.add(new SourceText("upstream" + texts.size(), text));
        }
        SchemaImport schemaImport = new SchemaImport(folder, options);
        return schemaImport.merge(schemaImport.read(texts), true);
    }

    private ImportReport run(String... upstream) {
        return run(ImportOptions.NONE, upstream);
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private void edition(String text) throws IOException {
        Files.writeString(folder.resolve("root.tl"), text);
    }

    @Test
    void whatUpstreamHasTheSameIsLeftAsItIs() throws Exception {
        String odd = ROOT.replace("---types---\n\n", "---types---\n\n/* a\n ; b */\n\n// alone\n\n")
                .replace("x:int label", "x:int\n    label")
                .replace("\n", "\r\n");
        edition(odd);
        ImportReport report = run(
                "// LAYER 1\npoint flags:# x:int label:flags.0?string = Point;\n---functions---\nmove to:Point = Bool;");
        assertThat(file("root.tl")).isEqualTo(odd);
        assertThat(report.written()).isZero();
        assertThat(report.changelog().entries()).isEmpty();
    }

    @Test
    void textStaysWithWhatItDescribes() throws Exception {
        edition(ROOT);
        ImportReport report = run("""
                point#%s flags:# x:int name:flags.0?string hidden:flags.1?true = Point;
                a.new y:int = a.New;
                ---functions---
                // LAYER 2
                move to:Point speed:int = Bool;
                a.get = a.New;
                """.replace("#%s", ""));
        assertThat(file("root.tl"))
                .isEqualTo(ROOT.replace("LAYER 1", "LAYER 2")
                        .replace("//@param label", "//@param name")
                        .replace(
                                "point flags:# x:int label:flags.0?string",
                                "point#8a62ca4b flags:# x:int name:flags.0?string hidden:flags.1?true")
                        .replace("move to:Point", "move#275455e1 to:Point speed:int"));
        assertThat(file("a.tl")).isEqualTo("""
                ---types---

                a.new#f65473ce y:int = a.New;

                ---functions---

                a.get#b1416d5c = a.New;
                """);
        assertThat(report.carried()).containsExactly("point: the text of label is now that of name");
        assertThat(report.lacking())
                .extracting(line -> line.replaceFirst(".*[/\\\\]", ""))
                .containsExactlyInAnyOrder(
                        "a.tl:3:1: type a.New",
                        "root.tl:12:1: point: hidden",
                        "a.tl:3:1: a.new: description, y",
                        "a.tl:7:1: a.get: description",
                        "root.tl:19:1: move: to, speed",
                        "root.tl:18:1: error TOO_FAR");
        assertThat(
                        run("point flags:# x:int name:flags.0?string hidden:flags.1?true = Point; a.new y:int = a.New;\n---functions---\nmove to:Point speed:int = Bool; a.get = a.New;")
                                .written())
                .isZero();
    }

    @Test
    void renamedDefinitionsTakeTheirTextAlong() throws Exception {
        edition(ROOT);
        ImportReport report = run(
                "pointAt flags:# x:int label:flags.0?string = PointAt;\n---functions---\nmap.move to:PointAt = Bool;");
        assertThat(file("root.tl"))
                .contains("//@param x How far to the right,\n//- in millimetres.", "pointAt#", " = PointAt;")
                .doesNotContain("point flags", "move");
        assertThat(file("map.tl"))
                .contains("//@description Moves to `point`.\n//@users yes\n//@error 400 TOO_FAR\nmap.move#");
        assertThat(report.dangling()).hasSize(1).first().asString().contains("map.move mentions `point`");
    }

    @Test
    void whatIsGoneGoesWithItsFileUnlessItIsToBeKept() throws Exception {
        edition(ROOT);
        Files.writeString(folder.resolve("a.tl"), "//@type a.Old Old.\n\n//@description Old.\na.old = a.Old;\n");
        String upstream = "point flags:# x:int label:flags.0?string = Point;\n---functions---\nmove to:Point = Bool;";
        ImportReport kept = run(new ImportOptions(OptionalInt.empty(), Set.of(), List.of("a.*")), upstream);
        assertThat(kept.kept()).containsExactly("a.old");
        assertThat(folder.resolve("a.tl")).exists();
        assertThat(run(upstream).deleted()).isEqualTo(1);
        assertThat(folder.resolve("a.tl")).doesNotExist();
    }

    @Test
    void anIdThatDoesNotMatchIsRefused() throws Exception {
        edition(ROOT);
        assertThatThrownBy(() -> run("point#00000001 x:int = Point;"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(
                        "upstream0:1:6: the id of point is written as 00000001, but the definition gives");
        assertThat(file("root.tl")).isEqualTo(ROOT);
        String upstream = "point#00000001 x:int = Point;\n---functions---\nmove to:Point = Bool;";
        run(new ImportOptions(OptionalInt.of(5), Set.of("point"), List.of()), upstream);
        assertThat(file("root.tl")).contains("LAYER 5", "//@idexception ", "point#00000001 x:int = Point;");
        assertThat(run(upstream).written()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "// 404\n", "{\"constructors\": [], \"methods\": []}", "// LAYER 2\n---functions---\n"})
    void whatDefinesNothingDeletesNothing(String upstream) throws Exception {
        edition(ROOT);
        assertThatThrownBy(() -> run(upstream))
                .isInstanceOf(SchemaSourceException.class)
                .hasMessageStartingWith("upstream0: nothing is defined here. Fetch it again");
        assertThat(file("root.tl")).isEqualTo(ROOT);
    }

    @Test
    void aFileThatEndsBeforeTheMethodsDeletesNothing() throws Exception {
        edition(ROOT);
        String upstream = "point flags:# x:int label:flags.0?string = Point;\n";
        assertThatThrownBy(() -> run(upstream))
                .isInstanceOf(SchemaSourceException.class)
                .hasMessageStartingWith("upstream0: no method is defined here, and the edition has 1");
        assertThat(file("root.tl")).isEqualTo(ROOT);
        assertThat(run(new ImportOptions(OptionalInt.empty(), Set.of(), List.of("m*")), upstream)
                        .kept())
                .containsExactly("move");
    }

    @Test
    void ourBytesStayWhereUpstreamWritesString() throws Exception {
        edition("key data:bytes = Key;\n");
        assertThat(run("key data:string = Key;").written()).isZero();
    }

    @Test
    void jsonFormsAreMergedAsWell() throws Exception {
        edition(ROOT);
        String schema = """
                {"constructors": [
                  {"id": "481674261", "predicate": "vector", "params": [], "type": "Vector t"},
                  {"id": "%d", "predicate": "point", "params": [{"name": "flags", "type": "#"},
                    {"name": "x", "type": "int"}, {"name": "label", "type": "flags.0?string"}], "type": "Point"}],
                 "methods": [
                  {"id": "%d", "method": "move", "params": [{"name": "to", "type": "Point"}], "type": "Bool"},
                  {"id": "%d", "method": "wrap", "params": [{"name": "query", "type": "!X"}], "type": "X"}]}
                """.formatted(0x17b4eba9, 0x4a7fa1cd, 0x15a6e8d6);
        assertThatThrownBy(() -> run(schema))
                .hasMessageContaining("upstream0:3:3: the id of point is written as 17b4eba9");
        run(schema.replace("" + 0x17b4eba9, "" + 0xf8f57f76)
                .replace("" + 0x4a7fa1cd, "" + 0x8ecd10abL)
                .replace("" + 0x15a6e8d6, "" + 0xd745d5d4));
        assertThat(file("root.tl")).isEqualTo(ROOT + "\nwrap#d745d5d4 {X:Type} query:!X = X;\n");
    }

    @Test
    void errorsAreAddedAndNeverTakenAway() throws Exception {
        edition(ROOT);
        String errors = """
                {"errors": {"400": {"TOO_FAR": ["move"], "TOO_NEAR_5": ["move", "nobody.knows"]},
                            "420": {"FLOOD_WAIT_X": []}, "406": {"TOO_FAR": ["move"]}},
                 "descriptions": {"TOO_FAR": "not ours"},
                 "user_only": ["move"], "bot_only": []}
                """;
        ImportReport report = run(errors);
        assertThat(file("root.tl"))
                .isEqualTo(ROOT.replace(
                        "//@error 400 TOO_FAR\n", "//@bots no\n//@error 400 TOO_FAR\n//@error 400 TOO_NEAR_%d\n"));
        assertThat(file("errors.tl")).isEqualTo("""
                //@errortype 420 FLOOD_WAIT_%d

                //@errortype 400,406 TOO_FAR

                //@errortype 400 TOO_NEAR_%d
                """);
        assertThat(report.errorTypes()).isEqualTo(3);
        assertThat(report.errorRows()).isEqualTo(1);
        assertThat(report.warnings()).hasSize(1).first().asString().contains("nobody.knows");
        assertThat(run(errors).written()).isZero();
    }

    @Test
    void brokenJsonIsLocated() throws Exception {
        edition(ROOT);
        assertThatThrownBy(
                        () -> run("{\"constructors\": [\n  {\"id\": \"x\", \"predicate\": \"a b\", \"type\": \"T\"}]}"))
                .hasMessageContaining("upstream0:2:28: \"a b\" cannot be a predicate in TL")
                .hasMessageContaining("\"x\" is not an id");
        assertThatThrownBy(() -> run("{\"errors\": \n{")).hasMessageContaining("this is not JSON");
        assertThatThrownBy(() -> run("{}")).hasMessageContaining("neither a schema");
    }
}
