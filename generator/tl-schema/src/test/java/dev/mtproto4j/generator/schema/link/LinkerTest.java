package dev.mtproto4j.generator.schema.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Callers;
import dev.mtproto4j.generator.schema.model.Callers.Availability;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.ErrorType;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.FieldType.VectorOf;
import dev.mtproto4j.generator.schema.model.FlagBit;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.NatTerm;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the text means. */
class LinkerTest {
    private static final TlName FOO = TlName.parse("ns.foo");
    private static final FieldType BARE_FOO = new FieldType.Bare(FOO);
    private static final FieldType BOXED_FOO = new FieldType.Boxed(TlName.parse("ns.Foo"));

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of("int", Primitive.INT),
                Arguments.of("long", Primitive.LONG),
                Arguments.of("double", Primitive.DOUBLE),
                Arguments.of("string", Primitive.STRING),
                Arguments.of("bytes", Primitive.BYTES),
                Arguments.of("int128", Primitive.INT128),
                Arguments.of("int256", Primitive.INT256),
                Arguments.of("Bool", Primitive.BOOL),
                Arguments.of("int32", Primitive.INT),
                Arguments.of("int53", Primitive.LONG),
                Arguments.of("int64", Primitive.LONG),
                Arguments.of("#", Primitive.INT),
                Arguments.of("Object", new FieldType.AnyObject()),
                Arguments.of("Int", new FieldType.BoxedPrimitive(Primitive.INT, "Int", 0xa8509bda)),
                Arguments.of("%Int", Primitive.INT),
                Arguments.of("ns.Foo", BOXED_FOO),
                Arguments.of("(ns.Foo)", BOXED_FOO),
                Arguments.of("ns.foo", BARE_FOO),
                Arguments.of("%ns.Foo", BARE_FOO),
                Arguments.of("%ns.foo", BARE_FOO),
                Arguments.of("true", new FieldType.Bare(TlName.parse("true"))),
                Arguments.of("Vector<int>", new VectorOf(Primitive.INT, true)),
                Arguments.of("(Vector int)", new VectorOf(Primitive.INT, true)),
                Arguments.of("vector<ns.Foo>", new VectorOf(BOXED_FOO, false)),
                Arguments.of("(vector ns.foo)", new VectorOf(BARE_FOO, false)),
                Arguments.of("vector<%ns.Foo>", new VectorOf(BARE_FOO, false)),
                Arguments.of("%Vector<long>", new VectorOf(Primitive.LONG, false)),
                Arguments.of("%(Vector long)", new VectorOf(Primitive.LONG, false)),
                Arguments.of("(%Vector long)", new VectorOf(Primitive.LONG, false)),
                Arguments.of("Vector<vector<int>>", new VectorOf(new VectorOf(Primitive.INT, false), true)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void fieldTypes(String text, FieldType expected) {
        Schema schema = load("ns.foo = ns.Foo;\ntrue = True;\na x:" + text + " = A;");
        assertThat(constructor(schema, "a").fields().get(0).type()).isEqualTo(expected);
    }

    @Test
    void flags() {
        Schema schema = load("a x:int mask:# y:mask.0?true z:mask.31?Vector<int> more:mask.2?# w:more.2?a = A;");
        assertThat(constructor(schema, "a").fields())
                .extracting(Field::name, Field::type, Field::condition)
                .containsExactly(
                        row("x", Primitive.INT, null),
                        row("mask", new FieldType.FlagsWord(), null),
                        row("y", new FieldType.True(), new FlagBit("mask", 0)),
                        row("z", new VectorOf(Primitive.INT, true), new FlagBit("mask", 31)),
                        row("more", new FieldType.FlagsWord(), new FlagBit("mask", 2)),
                        row("w", new FieldType.Bare(TlName.parse("a")), new FlagBit("more", 2)));
    }

    @Test
    void sortedByNameAndGroupedByType() {
        Schema schema = load("z = T;\nns.b = ns.U;\nb = U;\na = T;\n---functions---\ny = Bool;\nx = Bool;");
        assertThat(schema.types())
                .extracting(
                        type -> type.name().toString(),
                        type -> type.constructors().stream()
                                .map(constructor -> constructor.name().toString())
                                .toList())
                .containsExactly(row("T", List.of("a", "z")), row("U", List.of("b")), row("ns.U", List.of("ns.b")));
        assertThat(schema.methods()).extracting(method -> method.name().name()).containsExactly("x", "y");
    }

    @Test
    void fieldsOfABareValueThatDependsOnAFieldStandInItsPlace() {
        Schema schema = load("""
                tuple {t:Type} {n:#} [ t ] = Tuple t n;
                //@param first What it says itself.
                extra {bits:#} first:bits.0?int n:# [ bytes ] last:n?long = Extra bits;
                //@param list A list.
                //@param extra All else.
                a mask:# list:%(Tuple string mask) extra:(extra mask) = A;
                """);
        assertThat(constructor(schema, "a").fields())
                .extracting(Field::name, Field::type, Field::condition, Field::description)
                .containsExactly(
                        row("mask", new FieldType.FlagsWord(), null, ""),
                        row("list", new FieldType.Repeated(Primitive.STRING, new NatTerm("mask", 0)), null, "A list."),
                        row("extra_first", Primitive.INT, new FlagBit("mask", 0), "What it says itself."),
                        row("extra_n", new FieldType.FlagsWord(), null, "All else."),
                        row(
                                "extra_items",
                                new FieldType.Repeated(Primitive.BYTES, new NatTerm("extra_n", 0)),
                                null,
                                "All else."),
                        row("extra_last", Primitive.LONG, new FlagBit("extra_n", FlagBit.ANY), "All else."));
        assertThat(schema.constructors()).hasSize(1);
    }

    @Test
    void builtInsAreLeftOut() {
        Schema schema = load("""
                int ? = Int; long ? = Long; double ? = Double; string ? = String; bytes = Bytes;
                vector#1cb5c415 {t:Type} # [ t ] = Vector t; vector # [ int ] = Vector<int>;
                int128 4*[ int ] = Int128; int256 long long long long = Int256;
                int32 = Int32; int53 = Int53; int64 = Int64;
                boolFalse#bc799737 = Bool; boolTrue#997275b5 = Bool;
                true#3fedd339 = True;
                """);
        assertThat(schema.types())
                .extracting(BoxedType::name)
                .map(TlName::toString)
                .containsExactly("Bool", "True");
    }

    @Test
    void whatIsBuiltInGivesWayToOtherDefinitionsOfIt() {
        Schema bool = load("no = Bool; yes = Bool; a x:Bool = A;");
        assertThat(constructor(bool, "a").fields().get(0).type()).isEqualTo(new FieldType.Boxed(TlName.parse("Bool")));
        Schema known = load("boolFalse = Bool; a x:Bool = A;");
        assertThat(constructor(known, "a").fields().get(0).type()).isEqualTo(Primitive.BOOL);
        Schema fields = load("true x:int = True; a n:# x:n.0?true = A;");
        assertThat(constructor(fields, "a").fields().get(1).type()).isEqualTo(new FieldType.Bare(TlName.parse("true")));
    }

    @Test
    void methodWithEverything() {
        Schema schema = load("""
                //@errortype 420 FLOOD_WAIT_%d
                //@argument seconds
                //@description Wait.

                ---functions---
                //@description Calls.
                //@param query The call.
                //@result Its result.
                //@users yes
                //@bots no
                //@error 420 FLOOD_WAIT_31
                //@error 420 FLOOD_WAIT_%d
                //@error 400 FILE_PART_0_MISSING
                //@error 400 FILE_PART_%d_MISSING
                //@error 400 2FA_CONFIRM_WAIT_5 Own text.
                invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;
                """);
        Method method = schema.methods().get(0);
        assertThat(method)
                .isEqualTo(new Method(
                        TlName.parse("invokeWithLayer"),
                        0xda9b0d0d,
                        List.of("X"),
                        List.of(
                                new Field("layer", Primitive.INT, null, "", at(16, 35)),
                                new Field("query", new FieldType.Function("X"), null, "The call.", at(16, 45))),
                        new FieldType.TypeVariable("X"),
                        "Calls.",
                        "Its result.",
                        new Callers(Availability.YES, Availability.NO, Availability.UNKNOWN),
                        List.of(
                                new ErrorRow(400, "2FA_CONFIRM_WAIT_%d", "Own text."),
                                new ErrorRow(400, "FILE_PART_%d_MISSING", ""),
                                new ErrorRow(420, "FLOOD_WAIT_%d", "Wait.")),
                        "invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X",
                        at(16, 1)));
        assertThat(schema.errorTypes())
                .containsExactly(
                        new ErrorType("2FA_CONFIRM_WAIT_%d", List.of(400), "", "", at(15, 1)),
                        new ErrorType("FILE_PART_%d_MISSING", List.of(400), "", "", at(13, 1)),
                        new ErrorType("FLOOD_WAIT_%d", List.of(420), "seconds", "Wait.", at(1, 1)));
    }

    @Test
    void idsLeftOutAreComputed() {
        assertThat(constructor(load("boolTrue = Bool;"), "boolTrue").id()).isEqualTo(0x997275b5);
        assertThat(constructor(load("boolTrue = Bool;"), "boolTrue").definition())
                .isEqualTo("boolTrue#997275b5 = Bool");
    }

    @Test
    void aLoopThatCanEndIsFine() {
        load("a flags:# x:flags.0?a y:Vector<a> z:B = A;\nend = B;\nmore x:B = B;");
    }

    private static Schema load(String text) {
        return SchemaLoader.loadText("test.tl", text).schema();
    }

    private static Constructor constructor(Schema schema, String name) {
        return schema.constructors().stream()
                .filter(constructor -> constructor.name().toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Tuple row(@Nullable Object... values) {
        return new Tuple(values);
    }

    private static Location at(int line, int column) {
        return new Location("test.tl", line, column);
    }
}
