package dev.mtproto4j.generator.schema.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.element.ArgumentElement.FieldElement;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each feature of the language. */
class GrammarTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolFalse = Bool",
                "peerUser user_id:long = Peer",
                "auth.logOut = auth.LoggedOut",
                "a.b.c x:a.b.D = a.b.C",
                "int ? = Int",
                "invokeWithLayer {X:Type} layer:int query:!X = X",
                "f {X:Type} {n:#} = F X n",
                "vector {t:Type} # [ t ] = Vector t",
                "int128 4*[ int ] = Int128",
                "a n:# x:n*[ y:int z:string ] = A",
                "a n:# x:(n+1)*[ int ] = A",
                "a n:# [ int ] = A",
                "matrix m:# n:# m*[ n*[ double ] ] = Matrix",
                "a x:Vector<int> = A",
                "a x:vector<int> = A",
                "a x:Vector<vector<T>> = A",
                "a x:(Vector int) = A",
                "a x:(Tuple int 4) y:(Dict (Vector int) string) = A",
                "a x:Pair<int,Vector<long>> = A",
                "a x:%Message y:%(Vector int) = A",
                "a flags:# x:flags.0?true y:flags.31?Vector<int> = A",
                "a mask:# more:# x:mask.3?int y:more.3?%Foo = A",
                "a n:# x:n?int = A",
                "a flags:# f2:flags.2?# x:f2.0?string = A",
                "a int string = A",
                "a !X = A",
                "a class:int reader:long _:int = A",
                "m = Vector<User>"
            })
    void everyShapeOfADefinition(String definition) {
        assertThat(one(definition + ";").toTl()).isEqualTo(definition);
    }

    @Test
    void severalNamesInOnePairOfBrackets() {
        assertThat(one("pair {X Y:Type} (x y:int) = Pair X Y;").toTl())
                .isEqualTo("pair {X:Type} {Y:Type} x:int y:int = Pair X Y");
    }

    @Test
    void ids() {
        assertThat(Objects.requireNonNull(one("a#f = A;").id()).value()).isEqualTo(15);
        assertThat(Objects.requireNonNull(one("a#FFffFFff = A;").id()).value()).isEqualTo(-1);
        assertThat(one("a = A;").id()).isNull();
        assertThat(one("a x:int = A;").toTl(0xabc)).isEqualTo("a#00000abc x:int = A");
    }

    @Test
    void spacesAndLinesMeanNothing() {
        assertThat(one("a\t#1\r\n flags : #\n x : flags . 0 ? Vector < int >\n=A\n;")
                        .toTl())
                .isEqualTo("a flags:# x:flags.0?Vector<int> = A");
    }

    @Test
    void sectionsInAnyOrderAndNumber() {
        SchemaFileElement file = parse("""
                ---functions---
                a = A;
                ---types---
                b = B;
                --- functions ---
                c = C;
                ---types---
                d = D;
                """);
        assertThat(file.combinators())
                .extracting(CombinatorElement::name, CombinatorElement::function)
                .containsExactly(tuple("a", true), tuple("b", false), tuple("c", true), tuple("d", false));
    }

    @Test
    void layer() {
        assertThat(Objects.requireNonNull(parse("a = A;\n//LAYER  228  \n").layer())
                        .number())
                .isEqualTo(228);
        assertThat(parse("// layer 23\n// LAYERS 5\n// see LAYER 4\na = A;").layer())
                .isNull();
    }

    @Test
    void comments() {
        SchemaFileElement file = parse("""
                // rpc_result#f35c6d01 = RpcResult;
                /* one /* nested */ still a comment; x = X; // also
                ** */ a /* here */ x:int // and here
                  /**/ y:int = A;
                //-------
                //
                b = B;
                """);
        assertThat(file.combinators())
                .extracting(CombinatorElement::toTl)
                .containsExactly("a x:int y:int = A", "b = B");
    }

    @Test
    void places() {
        CombinatorElement second = parse("\uFEFFa = A;\r\n\tb#12 x:int\r\n  yy:flags.1?Vector<Foo> = B;\r\n")
                .combinators()
                .get(1);
        assertThat(second.location()).isEqualTo(new Location("test.tl", 2, 2));
        assertThat(Objects.requireNonNull(second.id()).location()).isEqualTo(new Location("test.tl", 2, 3));
        FieldElement field = (FieldElement) second.arguments().get(1);
        assertThat(field.location()).isEqualTo(new Location("test.tl", 3, 3));
        assertThat(Objects.requireNonNull(field.condition()).location()).isEqualTo(new Location("test.tl", 3, 6));
        assertThat(field.type().location()).isEqualTo(new Location("test.tl", 3, 14));
        assertThat(second.result().location()).isEqualTo(new Location("test.tl", 3, 28));
    }

    @Test
    void columnsCountCodePoints() {
        assertThat(parse("/* \uD83D\uDC4D */ a = A;").combinators().get(0).location())
                .isEqualTo(new Location("test.tl", 1, 9));
    }

    private static CombinatorElement one(String text) {
        return parse(text).combinators().get(0);
    }

    static SchemaFileElement parse(String text) {
        ErrorCollector errors = new ErrorCollector();
        SchemaFileElement file = new TlSchemaParser(errors).parse(new SourceText("test.tl", text));
        errors.throwIfErrors();
        return file;
    }
}
