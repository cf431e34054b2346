package dev.mtproto4j.generator.schema.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.element.DocElement;
import dev.mtproto4j.generator.schema.element.ErrorElement;
import dev.mtproto4j.generator.schema.element.ErrorTypeElement;
import dev.mtproto4j.generator.schema.element.NamespaceDocElement;
import dev.mtproto4j.generator.schema.element.NoteElement;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import dev.mtproto4j.generator.schema.element.TypeDocElement;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationsTest {

    @Test
    void allOfAMethod() {
        SchemaFileElement file = GrammarTest.parse("""
                ---functions---
                //@description Signs in
                //- on this data centre.
                //@param id The user.
                //@result The user's authorization.
                //@users yes
                //@bots no
                //@error 400 AUTH_BYTES_INVALID
                //@error -503 Timeout Try again.
                //@idexception Because.
                //@own Something else.
                auth.importAuthorization id:long bytes:bytes = auth.Authorization;
                plain = Plain;
                """);

        assertThat(file.combinators().get(0).doc())
                .isEqualTo(new DocElement(
                        note("description", "Signs in on this data centre.", 2),
                        List.of(note("id", "The user.", 4)),
                        note("result", "The user's authorization.", 5),
                        List.of(note("users", "yes", 6), note("bots", "no", 7)),
                        List.of(
                                new ErrorElement(400, "AUTH_BYTES_INVALID", "", at(8)),
                                new ErrorElement(-503, "Timeout", "Try again.", at(9))),
                        note("idexception", "Because.", 10),
                        List.of(note("own", "Something else.", 11))));
        assertThat(file.combinators().get(1).doc())
                .isEqualTo(new DocElement(null, List.of(), null, List.of(), List.of(), null, List.of()));
    }

    @Test
    void typesStandAlone() {
        SchemaFileElement file = GrammarTest.parse("""
                //@description Of a.
                //@type A Text with   spaces,
                //-  */ and \\u002a.
                a = A;
                //@type B
                """);

        assertThat(file.typeDocs())
                .containsExactly(
                        new TypeDocElement("A", "Text with   spaces, */ and \\u002a.", at(2)),
                        new TypeDocElement("B", "", at(5)));
        assertThat(file.combinators().get(0).doc().description()).isEqualTo(note("description", "Of a.", 1));
    }

    @Test
    void namespacesStandAlone() {
        SchemaFileElement file = GrammarTest.parse("""
                //@namespace auth Signing in
                //- and out.
                //@namespace . What has none.
                //@description Of a.
                a = A;
                """);

        assertThat(file.namespaceDocs())
                .containsExactly(
                        new NamespaceDocElement("auth", "Signing in and out.", at(1)),
                        new NamespaceDocElement("", "What has none.", at(3)));
        assertThat(file.combinators().get(0).doc().description()).isEqualTo(note("description", "Of a.", 4));
    }

    @Test
    void errorTypesOwnTheLinesDirectlyBelow() {
        SchemaFileElement file = GrammarTest.parse("""
                //@errortype 420 FLOOD_WAIT_%d
                //@argument seconds
                //@description Wait.
                //@errortype 400,406,-1 CHANNEL_PRIVATE
                //@errortype 500 No workers running

                //@description Of a.
                a = A;
                """);

        assertThat(file.errorTypes())
                .containsExactly(
                        new ErrorTypeElement(List.of(420), "FLOOD_WAIT_%d", "seconds", "Wait.", at(1)),
                        new ErrorTypeElement(List.of(400, 406, -1), "CHANNEL_PRIVATE", "", "", at(4)),
                        new ErrorTypeElement(List.of(500), "No workers running", "", "", at(5)));
        assertThat(file.combinators().get(0).doc().description()).isEqualTo(note("description", "Of a.", 7));
    }

    private static NoteElement note(String key, String text, int line) {
        return new NoteElement(key, text, at(line));
    }

    private static Location at(int line) {
        return new Location("test.tl", line, 1);
    }
}
