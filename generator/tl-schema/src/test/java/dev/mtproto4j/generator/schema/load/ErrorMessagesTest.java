package dev.mtproto4j.generator.schema.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.SchemaProblem;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Field;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads when a schema is wrong. */
class ErrorMessagesTest {

    @Test
    void allErrorsWithLineCaretAndAdvice() {
        assertThat(exception("a#1 x:Foo = A;\n\tb flags:# y:flags.32?int = B;\n"))
                .hasMessage("""
                        3 errors in the schema:
                        test.tl:1:2: the id of a is written as 00000001, but the definition gives 373344b5
                            a#1 x:Foo = A;
                             ^
                            Correct the definition or the id; if the id is known to differ, say why with //@idexception. To take the ids of a schema as they are, check ids with WARN or OFF.
                        test.tl:1:7: unknown type Foo
                            a#1 x:Foo = A;
                                  ^
                            Define a constructor of it.
                        test.tl:2:14: bit 32 is not one of 0 to 31
                            \tb flags:# y:flags.32?int = B;
                            \t            ^""");
    }

    @Test
    void oneError() {
        assertThat(exception("a = A;\na = A;\n")).hasMessage("""
                        1 error in the schema:
                        test.tl:2:1: a is already defined at test.tl:1:1
                            a = A;
                            ^
                            The two are the same: delete one.""");
    }

    @Test
    void aLongLineIsCutAroundTheCaret() {
        String fields =
                IntStream.range(0, 100_000).mapToObj(i -> "x" + i + ":int ").collect(Collectors.joining());
        SchemaProblem problem =
                exception("a " + fields + "y:Foo y:int " + fields.replace('x', 'z') + "= A;").problems().stream()
                        .filter(p -> p.message().startsWith("unknown type"))
                        .findFirst()
                        .orElseThrow();
        assertThat(problem.line()).hasSize(122).startsWith("…").endsWith("…").contains("y:Foo");
        assertThat(problem.line().substring(problem.caret())).startsWith("Foo");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                // the text
                wrong("a x:int A;\n", "1:10: unexpected ';' in the definition of a; expected '='"),
                wrong("a = A\nb = B;", "1:5: ';' is missing at the end of the definition of a"),
                wrong("a = A\n//@description B.\nb = B;", "1:5: ';' is missing at the end of the definition of a"),
                wrong("a = A\n---functions---\nb = B;", "1:5: ';' is missing at the end of the definition of a"),
                wrong("a x:int", "1:8: the file ends in the definition of a; expected '='"),
                wrong("a x:Vector<int = A;", "1:16: unexpected '=' in the definition of a; expected '>'"),
                wrong("a x:int ] = A;", "1:9: unexpected ']' in the definition of a; expected '='"),
                wrong("a\n//@param x X.\nx:int = A;", "2:1: an annotation in the definition of a"),
                wrong("a = A; //@description B.\nb = B;", "1:8: an annotation behind other text in the line"),
                wrong("\u0430 = A;", "1:1: unexpected '\u0430' (U+0430)"),
                wrong("*/ a = A;", "1:1: unexpected '*'"),
                wrong("/* /* */ a = A;", "1:1: this comment does not end"),
                wrong("a#xyz = A;", "1:2: 'xyz' is not a constructor id"),
                wrong("a#123456789 = A;", "1:2: '123456789' is not a constructor id"),
                wrong("a x:" + "(".repeat(65), "1:69: brackets are nested more than 64 deep"),
                wrong("---foo---", "1:1: unknown section '---foo---'"),
                wrong("Final A;", "1:1: unknown type A"),
                wrong("Finale A B = C;", "1:1: 'Finale' begins with a capital letter, which only types do"),
                wrong("Finale A;", "1:1: unknown type Finale"),
                wrong("a = A; Final A; b = A;", "1:17: b adds to A, which is final since test.tl:1:8"),
                wrong("a = A; New A;", "1:8: A is not new: test.tl:1:1 defines a"),
                wrong("a = A; Empty A;", "1:8: A is not empty: it has constructors"),
                wrong("// LAYER 1\n// LAYER 1", "2:1: the layer is given twice"),
                wrong("// LAYER 9999999999", "1:1: the layer is not a sensible number"),
                // annotations
                wrong("//@description A.", "1:1: no definition follows this annotation"),
                wrong("//@description A.\n---types---\na = A;", "1:1: no definition follows this annotation"),
                wrong("//@description\na = A;", "1:1: //@description without a text"),
                wrong("//@users maybe\na = A;", "1:1: //@users must be yes or no"),
                wrong("//@error FOO\na = A;", "1:1: //@error needs a code and a type"),
                wrong("//@errortype FOO", "1:1: //@errortype needs codes and a type"),
                wrong("//@param x\na x:int = A;", "1:1: //@param needs a field and a text"),
                wrong("//@type", "1:1: //@type without a type"),
                wrong("//@namespace b\nb.a = b.A;", "1:1: //@namespace needs a name and a text"),
                wrong("//@namespace c T.\nb.a = b.A;", "1:1: //@namespace for c, in which nothing is defined"),
                wrong(
                        "//@namespace . T.\n//@namespace . T.\na = A;",
                        "2:1: the namespace . is already described at test.tl:1:1"),
                wrong("//@type B Text.\na = A;", "1:1: //@type for B, which has no constructor"),
                wrong("//@type A T.\n//@type A T.\na = A;", "2:1: the type A is already described at test.tl:1:1"),
                wrong("//@parm x X.\na x:int = A;", "1:1: unknown annotation //@parm"),
                wrong("//@param y Y.\na x:int = A;", "1:1: a has no field y"),
                wrong("//@param x X.\n//@param x X.\na x:int = A;", "2:1: //@param x is given twice"),
                wrong("//@result R.\na = A;", "1:1: //@result before a constructor"),
                wrong("//@bots yes\na = A;", "1:1: //@bots before a constructor"),
                wrong("//@error 400 X\na = A;", "1:1: //@error before a constructor"),
                wrong(
                        "//@idexception No.\na = A;",
                        "1:1: the id of a is no exception: it is the CRC32 of the definition"),
                wrong(
                        "//@errortype 1 X_%d\n//@errortype 2 X_5",
                        "2:1: the error type X_%d is already declared at test.tl:1:1"),
                // names and types
                wrong("A = A;", "1:1: 'A' begins with a capital letter, which only types do"),
                wrong("a = b;", "1:5: the type 'b' begins with a small letter, which only constructors do"),
                wrong("a x:int x:int = A;", "1:9: a has two fields called x"),
                wrong(
                        "a x:foo = A;",
                        "1:5: unknown constructor foo; a type with a small first letter is a bare constructor"),
                wrong(
                        "a x:true = A;",
                        "1:5: unknown constructor true; a type with a small first letter is a bare constructor"),
                wrong("a x:vector = A;", "1:5: vector of what?"),
                wrong("a x:Vector<int,int> = A;", "1:5: Vector takes one type, not 2"),
                wrong("b = B;\nc = B;\na x:%B = A;", "3:5: B has 2 constructors, so that it cannot be bare"),
                wrong("a x:Maybe<int> = A;", "1:5: unknown type Maybe"),
                wrong("b = B; a x:B<int> = A;", "1:12: B takes no arguments"),
                wrong("m {t:Type} x:t = M t; a x:M<int,int> = A;", "1:27: M takes 1 argument, not 2"),
                wrong("m {t:Type} x:t = M t; a x:M = A;", "1:27: M of what?"),
                wrong("a {X:Type} = A;", "1:4: what X is does not follow from the type A"),
                wrong("a {X:Foo} x:X = A X;", "1:4: the parameter X is neither a type nor a number"),
                wrong(
                        "t {n:#} x:n*[int] = T n; a n:# x:(T n) = A;",
                        "1:37: the number 'n' must be known when the schema is compiled"),
                wrong(
                        "t {n:#} x:n*[int] = T n; a n:# x:(Vector (t n)) = A;",
                        "1:45: the number 'n' must be known when the schema is compiled"),
                wrong(
                        "t {n:#} x:n.1?int = T n; a n:# x:(t (n+1)) = A;",
                        "1:32: whether there is a x cannot depend on (n+1)"),
                wrong(
                        "t {n:#} x:int y:(t n) = T n; a n:# x:(t n) = A;",
                        "1:36: the numbers that are passed on from here make more than 1000 fields"),
                wrong("t {n:#} y:n*[int] = T n; a n:# x:(t n) x_y:int = A;", "1:40: a has two fields called x_y"),
                wrong(
                        "t {n:#} x:n*[int] = T n; a x:(T int) = A;",
                        "1:33: the number 'int' must be known when the schema is compiled"),
                wrong(
                        "p {X:Type} x:(P (Vector X)) = P X; a p:P<int> = A;",
                        "1:15: P is needed with ever more arguments"),
                wrong("z = T 0; a x:(T 1) = A;", "1:15: no constructor makes a T<1>"),
                wrong("a {X:Type} = B X; b = B;", "1:23: B has 1 parameters at test.tl:1:1, but 0 here"),
                wrong("a x:[int] = A;", "1:3: how often is this repeated? a has no # field before it"),
                wrong("a x:m*[int] = A;", "1:3: 'm' is neither a number nor a # field before this one"),
                wrong("a 3*[] = A;", "1:3: nothing is repeated here"),
                wrong("a {X:Type} l:int q:!X = X;", "1:25: a makes any type X, which only a method can"),
                wrong("Empty B;\na x:B = A;", "2:5: no value can be of the type B, which is empty by test.tl:1:1"),
                wrong("long a:int b:int = Pair;", "1:1: long is built in, and not long a:int b:int = Pair"),
                wrong("int128 long = Int128;", "1:1: int128 is built in, and not int128 long = Int128"),
                wrong(
                        "vector {t:Type} # [ int ] = Vector t;",
                        "1:1: vector is built in, and not vector {t:Type} # [ int ] = Vector t"),
                wrong("_ x:int = A;", "1:1: a definition without a name has no class to be called by"),
                wrong(
                        "foo ? = Foo; a x:foo = A;",
                        "1:18: foo is declared as built in, but this compiler does not know how it is written"),
                wrong("a = %Maybe;", "1:5: '%Maybe' cannot be the type of a constructor"),
                // flags
                wrong("a x:f.0?int = A;", "1:5: a has no field f before this one"),
                wrong("a x:f.0?int f:# = A;", "1:5: a has no field f before this one"),
                wrong("a f:int x:f.0?int = A;", "1:11: f is not a # field"),
                wrong("a f:# x:f.99999999999?int = A;", "1:11: this number is too large"),
                // functions
                wrong(
                        "---functions---\na q:!X = Bool;",
                        "2:3: '!' must stand before a type parameter of this definition"),
                wrong(
                        "---functions---\na {X:Type} x:X q:!X = X;",
                        "2:12: what a field of the type parameter X holds is known to the caller alone"),
                wrong("---functions---\na {X:Type} = X;", "2:4: no parameter says what X is"),
                wrong("---functions---\na = #;", "2:5: a method cannot return #"),
                // loops
                wrong("a x:a = A;", "1:1: no value of a can be complete: it always needs another one inside"),
                wrong(
                        "b x:Vector<A> y:A = A;",
                        "1:1: no value of b can be complete: it always needs another one inside"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void messages(String text, String expected) {
        assertThat(exception(text).problems().stream()
                        .map(Object::toString)
                        .map(problem -> problem.replaceFirst("^test.tl:", "")))
                .contains(expected);
    }

    @Test
    void suggestions() {
        assertThat(advice("userFull = UserFull;\na x:UserFul = A;")).containsExactly("Did you mean UserFull?");
        assertThat(advice("user = User;\na x:usr = A;")).containsExactly("Did you mean the type User?");
        assertThat(advice("//@param idd X.\na id:int = A;")).containsExactly("Did you mean id?");
        assertThat(advice("//@desciption X.\na id:int = A;")).containsExactly("Did you mean //@description?");
    }

    @Test
    void whatIsNoSchema() {
        assertThat(advice("{\"constructors\": []}"))
                .containsExactly("A schema in JSON can be imported into an edition of TL files."
                        + " A definition reads: name#id field:type … = Type;");
        assertThat(SchemaLoader.loadText("test.tl", "// Later.\n---types---\n")
                        .report()
                        .warnings())
                .extracting(SchemaProblem::toString)
                .containsExactly("test.tl:1:1: nothing is defined here");
    }

    @Test
    void unknownAnnotationsOfOthersAreWarningsAndFieldNamesAreDescriptions() {
        LoadedSchema loaded = SchemaLoader.loadText("test.tl", "//@id The user.\n//@whatever Foo.\na id:int = A;");
        assertThat(loaded.schema().constructors().get(0).fields().get(0).description())
                .isEqualTo("The user.");
        assertThat(loaded.report().warnings())
                .extracting(SchemaProblem::toString)
                .containsExactly("test.tl:2:1: the annotation //@whatever is not known and has no effect");
    }

    @Test
    void whatIsWrongInAPatternIsSaidOnceForAllItsUses() {
        assertThat(exception("m {t:Type} x:t y:Foo = M t;\na x:(M int) y:(M long) = A;")
                        .problems())
                .extracting(SchemaProblem::toString)
                .containsExactly("test.tl:1:18: unknown type Foo");
    }

    @Test
    void theTextOfAFieldMayBeginWithTheNameOfAType() {
        LoadedSchema loaded = SchemaLoader.loadText("test.tl", """
                //@class Shape @description What it looks like
                round = Shape;
                flat = Shape;

                //@description A thing
                //@type Shape that it had at first
                thing type:Shape = Thing;

                //@type Other A type of its own.
                //@description Another thing
                //@type Shape that it has now
                other type:Shape = Other;
                """);
        assertThat(loaded.schema().types())
                .extracting(type -> type.name().toString(), BoxedType::description)
                .containsExactly(
                        tuple("Other", "A type of its own."), tuple("Shape", "What it looks like"), tuple("Thing", ""));
        assertThat(loaded.schema().constructors().stream()
                        .flatMap(constructor -> constructor.fields().stream())
                        .map(Field::description))
                .containsExactlyInAnyOrder("Shape that it had at first", "Shape that it has now");
    }

    private static Arguments wrong(String text, String expected) {
        return Arguments.of(text, expected);
    }

    private static List<String> advice(String text) {
        return exception(text).problems().stream().map(SchemaProblem::advice).toList();
    }

    private static SchemaException exception(String text) {
        SchemaException exception =
                catchThrowableOfType(SchemaException.class, () -> SchemaLoader.loadText("test.tl", text));
        assertThat(exception).as("a schema that should have been refused").isNotNull();
        return exception;
    }
}
