package dev.mtproto4j.generator.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.tl.IntVector;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas that are valid TL, but hard on Java: each becomes classes that compile, or an error that says where. */
final class HostileSchemasTest {
    private static final String FIELDS =
            "class reader writer builder item result that o items length count i wait notify"
                    + " hashCode toString getClass clone finalize yield var record sealed permits int void null true_ this super"
                    + " build read readBare readVector writeTo writeBareTo constructorId CONSTRUCTOR_ID tlName toBuilder"
                    + " IllegalArgumentException String Object List value flags5 enum assert _x x__y";

    /** One schema, so that javac starts once. */
    @Test
    void compiles(@TempDir Path folder) throws Exception {
        String[] names = FIELDS.split(" ", -1);
        StringBuilder text = new StringBuilder("\uFEFFtrue#3fedd339 = True;\r\n");
        text.append(
                Stream.of(names).map(name -> name + ":int").collect(Collectors.joining("\t", "all ", " = All;\r\n")));
        text.append("any flags:# ");
        for (int i = 0; i < 31; i++) {
            text.append(names[i]).append(":flags.").append(i).append(i % 2 == 0 ? "?true " : "?Vector<bytes> ");
        }
        text.append(" = Any;\r\n");
        text.append("counted reader:# writer:reader*[ string ] item:# items:item*[ item*[ long ] ] = Counted;\n");
        text.append(IntStream.range(0, 300)
                .mapToObj(i -> "f" + i + ":" + (i % 3 == 0 ? "int" : i % 3 == 1 ? "string" : "Vector<All>"))
                .collect(Collectors.joining(" ", "wide ", " = Wide;\n")));
        for (String name : "object string_ integer list arrayList objects arrays tlObject tlReader tlException override"
                .split(" ", -1)) {
            text.append(name)
                    .append(" x:4*[ bytes ] = ")
                    .append(name.toUpperCase(java.util.Locale.ROOT))
                    .append(";\n");
        }
        text.append("illegalArgumentException x:2*[ int ] = IllegalArgumentException;\n");
        text.append(IntStream.range(0, 900)
                .mapToObj(i -> i == 0 ? "flags:#" : "g" + i + ":" + (i < 32 ? "flags." + (i - 1) + "?true" : "int"))
                .collect(Collectors.joining(" ", "widest ", " = Widest;\n")));
        text.append("elsewhere x:int = there.Elsewhere;\n");
        text.append(
                "same x:int = Same;\n---functions---\nsame y:Same = Same;\nthere.go = there.Elsewhere;\n---types---\n");
        text.append("deep.er.and.deeper.than.that x:long = deep.er.and.deeper.than.That;\n");
        text.append("//@description */ \\u002a ${x} <b> {@code @param ' \" \\\n//@param x */ \\u000a\u202e {@link\n");
        text.append(
                "evil x:long = Evil;\n---functions---\n//@error 400 CLASS_%d */ \\u002a\nclass reader:int = Vector<Evil>;");
        Schema schema = SchemaLoader.loadText("hostile.tl", text.toString()).schema();
        try (CompiledSchema compiled =
                CompiledSchema.compile(schema, GeneratorOptions.of(CompiledSchema.PACKAGE), folder)) {
            assertThat(compiled.roundTrips(2)).isGreaterThan(50);
        }
    }

    static Stream<Arguments> refused() {
        String fields = IntStream.range(0, 1001).mapToObj(i -> "f" + i + ":int").collect(Collectors.joining(" "));
        String name = "a".repeat(300);
        return Stream.of(
                Arguments.of("a x_y:int xY:int = A;", "t.tl:1:11: the fields x_y and xY of a would both be called xY"),
                Arguments.of("fooBar = A; foobar = A;", "t.tl:1:13: constructor foobar would be the Java class"),
                Arguments.of("a " + fields + " = A;", "t.tl:1:1: a has 1001 fields; a Java class can hold 1000"),
                Arguments.of(name + " = A;", "t.tl:1:1: constructors with such a long name cannot be files"),
                Arguments.of(
                        "---functions---\nns" + "n".repeat(300) + ".b = Bool;",
                        "t.tl:2:1: methods with such a long name cannot be files"),
                Arguments.of("a " + name.repeat(4) + ":int = A;", "t.tl:1:3: the name of this field of a is longer"),
                Arguments.of(
                        IntStream.range(0, 3001)
                                .mapToObj(i -> "c" + i + " = A;")
                                .collect(Collectors.joining()),
                        "t.tl:1:1: A has 3001 constructors; a Java switch can hold 3000"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefused(String text, String message) {
        Schema schema = SchemaLoader.loadText("t.tl", text).schema();
        assertThatThrownBy(() -> new JavaGenerator(GeneratorOptions.of("p")).generate(schema))
                .isInstanceOf(GeneratorException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aCountIsNeverNegative(@TempDir Path folder) throws Exception {
        Schema schema = SchemaLoader.loadText("t.tl", """
                        larger n:# items:(n+2)*[ int ] = Larger;
                        table rows:# columns:# cells:rows*[ (columns+1)*[ int ] ] = Table;
                        """).schema();
        try (CompiledSchema compiled =
                CompiledSchema.compile(schema, GeneratorOptions.of(CompiledSchema.PACKAGE), folder)) {
            var larger = compiled.load("type.Larger").getConstructor(IntVector.class);
            assertThatThrownBy(() -> larger.newInstance(IntVector.of(1)))
                    .hasRootCauseMessage("items needs at least 2 values, not 1");
            assertThat(((TlObject) larger.newInstance(IntVector.of(1, 2))).toByteArray())
                    .hasSize(16);
            var table = compiled.load("type.Table").getConstructor(int.class, List.class);
            assertThatThrownBy(() -> table.newInstance(-1, List.of(IntVector.of())))
                    .hasRootCauseMessage("columns is a count, and cannot be -1");
            TlWriter wire = new TlWriter();
            wire.writeInt(-1);
            wire.writeInt(5);
            var read = compiled.load("type.Larger").getMethod("readBare", TlReader.class);
            assertThatThrownBy(() -> CompiledSchema.invoke(read, null, new TlReader(wire.toByteArray())))
                    .isInstanceOf(TlException.class);
        }
    }

    @Test
    void overridesResolveCollisions(@TempDir Path folder) throws Exception {
        Schema schema = SchemaLoader.loadText("t.tl", "fooBar x_y:int xY:int = A; foobar = A;")
                .schema();
        GeneratorOptions options = GeneratorOptions.of("compiled")
                .withNames(NameOverrides.of(java.util.Map.of(
                        "constructor:foobar", "SmallFooBar", "field:fooBar#xY", "second", "type:A", "Base")));
        try (CompiledSchema compiled = CompiledSchema.compile(schema, options, folder)) {
            assertThat(compiled.load("type.SmallFooBar").getInterfaces()).containsExactly(compiled.load("type.Base"));
            assertThat(compiled.load("type.FooBar").getMethod("second").getReturnType())
                    .isEqualTo(int.class);
            assertThat(compiled.roundTrips(1)).isEqualTo(6);
        }
        assertThatThrownBy(() -> new JavaGenerator(
                                GeneratorOptions.of("p").withNames(NameOverrides.of(java.util.Map.of("type:B", "C"))))
                        .generate(schema))
                .hasMessageContaining("the name override type:B names nothing in the schema");
    }
}
