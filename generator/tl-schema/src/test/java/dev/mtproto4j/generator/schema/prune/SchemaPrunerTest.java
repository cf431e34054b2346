package dev.mtproto4j.generator.schema.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stays of a schema, and what goes. */
class SchemaPrunerTest {
    private static final Schema SCHEMA = SchemaLoader.loadText("test.tl", """
            user id:long photo:Photo = User;
            userEmpty = User;
            photo sizes:Vector<Size> = Photo;
            size w:int = Size;
            sizeLarge w:int thumb:Thumb = Size;
            thumb = Thumb;
            updateUser user:User = Update;
            updateGift gift:Gift = Update;
            updateNothing flags:# gift:flags.0?Gift = Update;
            gift stars:long = Gift;
            box gift:Gift = Box;
            other = Other;
            ---functions---
            users.get = Vector<User>;
            users.getBox = Box;
            updates.get = Update;
            findOther = Other;
            """).schema();

    @Test
    void everythingByDefault() {
        assertThat(SchemaPruner.prune(SCHEMA, SchemaFilter.everything()).schema())
                .isSameAs(SCHEMA);
    }

    @Test
    void aMethodBringsWhatItReaches() {
        PrunedSchema part = prune(List.of("users.get"), List.of());

        assertThat(methods(part)).containsExactly("users.get");
        assertThat(constructors(part)).containsExactly("photo", "size", "sizeLarge", "thumb", "user", "userEmpty");
        assertThat(part.constructorsLeftOut()).isEqualTo(6);
        assertThat(part.methodsLeftOut()).isEqualTo(3);
        assertThat(part.cutTypes()).isEmpty();
    }

    @Test
    void patternsMatchWithinANamespace() {
        assertThat(methods(prune(List.of("users.*"), List.of()))).containsExactly("users.get", "users.getBox");
        assertThat(methods(prune(List.of("*.get"), List.of()))).containsExactly("updates.get", "users.get");
        assertThat(methods(prune(List.of("**get*"), List.of())))
                .containsExactly("updates.get", "users.get", "users.getBox");
    }

    @Test
    void aConstructorBringsItsWholeType() {
        assertThat(constructors(prune(List.of("updateUser"), List.of())))
                .contains("updateGift", "updateNothing", "updateUser", "user");
    }

    @Test
    void whatIsExcludedGoesWithAllThatCannotDoWithoutIt() {
        PrunedSchema part = prune(List.of(), List.of("Gift"));

        assertThat(constructors(part))
                .contains("updateNothing", "updateUser")
                .doesNotContain("gift", "updateGift", "box");
        assertThat(part.schema().types().stream()
                        .filter(type -> type.constructors().isEmpty())
                        .map(type -> type.name().toString()))
                .containsExactly("Gift");
        assertThat(part.cutTypes()).extracting(TlName::toString).containsExactly("Gift", "Update");
        assertThat(part.dependents())
                .extracting(TlName::toString)
                .containsExactlyInAnyOrder("box", "updateGift", "users.getBox");
    }

    @Test
    void anIncludeByNameSurvivesAnExcludeByPattern() {
        PrunedSchema part = prune(List.of("updates.get", "updateNothing"), List.of("update*", "Gift"));

        assertThat(constructors(part)).containsExactly("updateNothing");
    }

    @Test
    void mistakesAreNotSilent() {
        assertThatThrownBy(() -> prune(List.of("users.gett", "users.get"), List.of("Gifts")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("includes:1:1: the pattern \"users.gett\" matches no method")
                .hasMessageContaining("excludes:1:1: the pattern \"Gifts\" matches no method");
        assertThatThrownBy(() -> prune(List.of("users.getBox"), List.of("gift")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("test.tl:15:1: users.getBox is included, but needs Box, which is excluded");
    }

    private static PrunedSchema prune(List<String> includes, List<String> excludes) {
        return SchemaPruner.prune(SCHEMA, new SchemaFilter(includes, excludes));
    }

    private static List<String> methods(PrunedSchema part) {
        return part.schema().methods().stream()
                .map(Method::name)
                .map(TlName::toString)
                .toList();
    }

    private static List<String> constructors(PrunedSchema part) {
        return part.schema().constructors().stream()
                .map(Constructor::name)
                .map(TlName::toString)
                .sorted()
                .toList();
    }
}
