package dev.mtproto4j.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.load.SchemaLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages of types, errors and namespaces say about the rest of the schema. */
final class ReferencePagesTest {
    private static final String SCHEMA = """
            //@namespace box What boxes do. More of it.
            //@errortype 400,406 BOX_%d_SHUT
            //@argument number of the box
            //@description The box is shut.
            ---types---
            box.box id:int = box.Box;
            box.pile top:box.Box all:vector<box.box> = box.Pile;
            ---functions---
            //@description Gets a box. And more.
            //@users yes
            //@bots no
            //@error 400 BOX_%d_SHUT
            box.getBox id:int = box.Box;
            //@description Deletes what `box.getBox` got.
            box.deleteBoxes boxes:Vector<box.Box> = Bool;
            box.makePile = box.Pile;
            """;

    @Test
    void aTypeKnowsWhoReturnsTakesAndHoldsIt() {
        assertThat(text(SCHEMA, "type/box/Box"))
                .contains(
                        "<b>Returned by:</b> {@link p.method.box.GetBox box.getBox}.",
                        "<b>Parameter of:</b> {@link p.method.box.DeleteBoxes box.deleteBoxes}.",
                        "<b>Field of:</b> {@link p.type.box.Pile box.pile}.",
                        "{@index box.box constructor of box.Box}#{@index ",
                        "{@index box.Box TL type}");
    }

    @Test
    void anErrorKnowsWhoRaisesIt() {
        assertThat(text(SCHEMA, "KnownErrorType"))
                .contains(
                        "<p>Sent as {@index BOX_%d_SHUT error of box.getBox} with code 400 or 406; the number: number of the box.",
                        "<b>Raised by:</b> {@link p.method.box.GetBox box.getBox}.");
    }

    @Test
    void aMethodKnowsItsRelatives() {
        assertThat(text(SCHEMA, "method/box/GetBox")).contains("@see p.method.box.DeleteBoxes box.deleteBoxes");
        assertThat(text(SCHEMA, "method/box/MakePile")).doesNotContain("@see");
    }

    @Test
    void aNamespaceListsItsMethods() {
        assertThat(text(SCHEMA, "method/box/package-info"))
                .contains(
                        "/** What boxes do. <p>Methods of the namespace {@code box}. More of it.",
                        "<td>{@link p.method.box.GetBox box.getBox}</td><td>Gets a box.</td><td>users</td>");
        assertThat(text(SCHEMA, "package-info"))
                .contains(
                        "<td>{@code box}</td><td>What boxes do.</td><td>{@link p.method.box 3}</td><td>{@link p.type.box 2}</td>");
    }

    @Test
    void aLongListIsMarkedToBeFolded(@TempDir Path classes) throws Exception {
        String many = "box id:int = Box;\n---functions---\n"
                + IntStream.range(0, 9).mapToObj(i -> "get" + i + " = Box;\n").collect(Collectors.joining());
        assertThat(text(many, "type/Box"))
                .contains("<div class=\"tl-fold\"> <p><b>Returned by</b> 9 methods</p>", "get8}.", "</div>");
        assertThat(InMemoryCompiler.compile(generate(many), classes)).isEmpty();
    }

    private static List<GeneratedFile> generate(String schema) {
        return new JavaGenerator(GeneratorOptions.of("p"))
                .generate(SchemaLoader.loadText("test.tl", schema).schema());
    }

    /** A generated file as one line without the margin of its comments. */
    private static String text(String schema, String file) {
        String content = generate(schema).stream()
                .filter(generated -> generated.path().equals("p/" + file + ".java"))
                .findFirst()
                .orElseThrow()
                .content();
        return content.replaceAll("\\n *\\* ?", " ").replaceAll("\\s+", " ");
    }
}
