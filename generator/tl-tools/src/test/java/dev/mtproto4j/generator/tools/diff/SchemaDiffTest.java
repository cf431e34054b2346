package dev.mtproto4j.generator.tools.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.tools.report.ReportFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDiffTest {
    private static final String REST = "\nother = Other;\n---functions---\nget = Point;";

    private static Schema schema(String text) {
        return SchemaLoader.loadText("test.tl", text, SchemaOptions.defaults().withIdCheck(IdCheck.OFF))
                .schema();
    }

    private static Changelog diff(String before, String after) {
        return SchemaDiff.between("old", schema(before), "new", schema(after));
    }

    private static Entry only(String before, String after) {
        List<Entry> entries = diff(before, after).entries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // before | after | what is said | wire | Java
                "x:int | x:int y:int | required field y:int added | BREAKING | BREAKING",
                "flags:# x:int | flags:# x:int y:flags.0?int | optional field y:flags.0?int added | BREAKING | COMPATIBLE",
                "flags:# x:int | flags:# x:int y:flags.0?true | switch y:flags.0?true added | COMPATIBLE | COMPATIBLE",
                "x:int y:int | x:int | field y:int removed | BREAKING | BREAKING",
                "x:int | x:long | field x is long, was int | BREAKING | BREAKING",
                "x:int | z:int | field x is now called z | BREAKING | BREAKING",
                "x:int y:long | y:long x:int | the fields stand in another order | BREAKING | BREAKING",
                "flags:# x:int | flags:# x:flags.0?int | field x is now optional (flags.0) | BREAKING | BREAKING",
                "flags:# x:flags.0?int | flags:# x:int | \"field x is now required, was flags.0\" | BREAKING | BREAKING",
                "flags:# x:flags.0?int | flags:# x:flags.3?int | the flag of x moved from flags.0 to flags.3 | BREAKING | COMPATIBLE",
                "flags:# x:flags.0?true | flags:# x:flags.3?true | \"the flag of x moved from flags.0 to flags.3, under the same id\" | BREAKING | COMPATIBLE",
                "x:Vector<int> | x:Vector<long> | field x is Vector<long>, was Vector<int> | BREAKING | BREAKING",
            })
    void aFieldThatDiffersIsClassified(String before, String after, String text, Impact wire, Impact java) {
        Entry entry = only("point " + before + " = Point;" + REST, "point " + after + " = Point;" + REST);
        assertThat(entry.action()).isEqualTo(Entry.Action.CHANGED);
        assertThat(entry.details()).extracting(Detail::text).contains(text);
        assertThat(entry.wire()).isEqualTo(wire);
        assertThat(entry.java()).isEqualTo(java);
    }

    @Test
    void aSecondConstructorMakesAnInterfaceOfAClass() {
        Changelog changelog = diff("point = Point;", "point = Point;\npointEmpty x:int = Point;");
        assertThat(changelog.of(Entry.Kind.TYPE, Entry.Action.CHANGED))
                .hasSize(1)
                .first()
                .satisfies(entry -> {
                    assertThat(entry.java()).isEqualTo(Impact.BREAKING);
                    assertThat(entry.wire()).isEqualTo(Impact.COMPATIBLE);
                    assertThat(entry.details())
                            .extracting(Detail::text)
                            .contains("was one class, is a sealed interface with 2");
                });
        assertThat(changelog.of(Entry.Kind.CONSTRUCTOR, Entry.Action.ADDED))
                .extracting(Entry::name)
                .containsExactly("pointEmpty");
    }

    @Test
    void aMethodThatMovedToAnotherNamespaceIsRenamedNotRemoved() {
        Entry entry = only(
                "a.u = U;\n---functions---\na.createTopic x:int title:string = a.U;".replace("a.u = U", "a.u = a.U"),
                "a.u = a.U;\n---functions---\nb.createTopic y:int title:string = a.U;");
        assertThat(entry.action()).isEqualTo(Entry.Action.RENAMED);
        assertThat(entry.name()).isEqualTo("b.createTopic");
        assertThat(entry.details()).extracting(Detail::text).contains("renamed from a.createTopic");
    }

    @Test
    void unlikeDefinitionsAreNotRenames() {
        Changelog changelog = diff(
                "u = U;\n---functions---\nsendCode phone:string = U;", "u = U;\n---functions---\ngetPlace x:long = U;");
        assertThat(changelog.entries())
                .extracting(Entry::action)
                .containsExactly(Entry.Action.REMOVED, Entry.Action.ADDED);
    }

    @Test
    void errorsAndCallersAreComparedIfBothSidesKnowThem() {
        String old = """
                u = U;
                //@errortype 400 GONE
                //@errortype 400 STAYS
                ---functions---
                //@users yes
                //@bots no
                //@error 400 GONE
                //@error 400 STAYS
                get = U;
                """;
        String now = old.replace("GONE", "NEW").replace("bots no", "bots yes");
        Changelog changelog = diff(old, now);
        Entry method = changelog.of(Entry.Kind.METHOD, Entry.Action.CHANGED).get(0);
        assertThat(method.details())
                .extracting(Detail::text)
                .containsExactly("error 400 GONE removed", "error 400 NEW added", "bots may call it now");
        assertThat(method.wire()).isEqualTo(Impact.COMPATIBLE);
        assertThat(method.java()).isEqualTo(Impact.BREAKING);
        assertThat(changelog.of(Entry.Kind.ERROR, Entry.Action.REMOVED))
                .extracting(Entry::name)
                .containsExactly("GONE");

        Changelog plain = diff("u = U;\n---functions---\nget = U;", now);
        assertThat(plain.entries()).isEmpty();
        assertThat(plain.notes()).hasSize(2).allMatch(note -> note.startsWith("The old schema has no "));
    }

    @Test
    void theGateStopsWhatItIsThereFor() {
        String text = "point flags:# x:flags.0?int = Point;" + REST;
        Changelog moved = diff(text, text.replace("flags.0", "flags.1"));
        assertThat(moved.stoppedBy(Changelog.FailOn.NEVER)).isEmpty();
        assertThat(moved.stoppedBy(Changelog.FailOn.JAVA)).isEmpty();
        assertThat(moved.stoppedBy(Changelog.FailOn.WIRE)).hasSize(1);
        assertThat(moved.stoppedBy(Changelog.FailOn.BREAKING)).hasSize(1);
        assertThat(diff(text, text).entries()).isEmpty();
    }

    @Test
    void reportsNameWhatBreaksAndEscapeTheirMarkup() {
        Changelog changelog = diff("point x:Vector<int> = Point;", "point x_y:int list:Vector<long> = Point;");
        assertThat(ReportFormat.CONSOLE.render(changelog)).contains("point  [breaks wire and Java]");
        assertThat(ReportFormat.MARKDOWN.render(changelog)).contains("`point` — **breaks wire and Java**", "x\\_y:int");
        assertThat(ReportFormat.HTML.render(changelog))
                .contains("Vector&lt;long&gt;", "<b class=\"badge wire\">wire</b>")
                .doesNotContain("Vector<long>", "http:", "https:");
    }
}
