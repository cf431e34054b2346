package dev.mtproto4j.generator.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.generator.schema.interpret.RandomValues;
import dev.mtproto4j.generator.schema.interpret.RandomValues.Optionals;
import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.prune.PrunedSchema;
import dev.mtproto4j.generator.schema.prune.Reached;
import dev.mtproto4j.generator.schema.prune.SchemaFilter;
import dev.mtproto4j.generator.schema.prune.SchemaPruner;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.table.RawObject;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Codec#TABLE}: the same bytes as the other codec, less code, and values that have no class. */
final class TableCodecTest {
    private static final GeneratorOptions OPTIONS =
            GeneratorOptions.of(CompiledSchema.PACKAGE).withCodec(Codec.TABLE);

    @ParameterizedTest
    @ValueSource(strings = {"mtproto.tl", "secret.tl", "tdlib-style.tl"})
    void roundTrips(String name, @TempDir Path folder) throws Exception {
        LoadedSchema loaded = load(name);
        try (CompiledSchema compiled = CompiledSchema.compile(loaded.schema(), OPTIONS, folder)) {
            System.out.printf("%s by table: %d values agree%n", name, compiled.roundTrips(1));
        }
    }

    @Test
    void whatHasNoClassIsKeptAsItCame(@TempDir Path folder) throws Exception {
        LoadedSchema loaded = load("api-214.tl.gz");
        PrunedSchema part = SchemaPruner.prune(
                loaded.schema(),
                new SchemaFilter(
                        List.of("messages.*", "account.*", "input*", "updateN*", "message*"), List.of(), Reached.RAW));
        assertThat(part.schema().constructors().size() + part.schema().methods().size())
                .as("enough classes for more than one bucket")
                .isGreaterThan(400);
        SchemaCodec codec = new SchemaCodec(loaded.schema());
        RandomValues random = new RandomValues(loaded.schema(), 1);

        GeneratorOptions options = OPTIONS.withSide(Side.CLIENT).withErrorEnums(ErrorEnums.NONE);
        try (CompiledSchema compiled = CompiledSchema.compile(part, options, folder)) {
            Method registry = compiled.load("TypeRegistry").getMethod("read", TlReader.class);
            int raw = 0;
            for (BoxedType type : part.layouts()) {
                for (Constructor constructor : type.constructors()) {
                    for (Optionals optionals : Optionals.values()) {
                        byte[] bytes = codec.encode(random.next(constructor, optionals));
                        TlObject read = (TlObject) CompiledSchema.invoke(registry, null, new TlReader(bytes));
                        assertThat(read.toByteArray())
                                .as("%s", constructor.name())
                                .isEqualTo(bytes);
                        CompiledSchema.cut(registry, bytes);
                        raw += read instanceof RawObject ? 1 : 0;
                    }
                }
            }
            assertThat(raw).isEqualTo(part.constructorsRaw() * 3).isGreaterThan(1_000);
            assertThat(compiled.load("type.Update")).isAssignableFrom(compiled.load("Raw"));
        }
    }

    @Test
    void callsCarryCalls(@TempDir Path folder) throws Exception {
        LoadedSchema loaded = SchemaLoader.loadText("a.tl", """
                user id:long tags:Vector<string> bits:int = User;
                ---functions---
                getUser id:long = Vector<User>;
                invokeWithLayer {X:Type} layer:int query:!X = X;
                initConnection {X:Type} flags:# app:string proxy:flags.0?User query:!X = X;
                """);
        try (CompiledSchema compiled = CompiledSchema.compile(loaded.schema(), OPTIONS, folder)) {
            assertThat(compiled.roundTrips(3)).isEqualTo(36);
        }
    }

    @Test
    void clientsGetWhatTheyNeedOnly(@TempDir Path folder) throws Exception {
        LoadedSchema loaded = SchemaLoader.loadText("a.tl", """
                key flags:# id:long name:flags.0?string = Key;
                door flags:# id:long open:flags.0?true = Door;
                ---functions---
                open flags:# key:Key silent:flags.0?true = Door;
                """);
        try (CompiledSchema compiled = CompiledSchema.compile(loaded.schema(), OPTIONS.withSide(Side.CLIENT), folder)) {
            assertThat(methods(compiled, "type.Key")).contains("builder").doesNotContain("id", "name", "toBuilder");
            assertThat(methods(compiled, "type.Door")).contains("id", "open").doesNotContain("builder", "toBuilder");
            assertThat(methods(compiled, "method.Open")).contains("builder").doesNotContain("key", "silent");
            assertThat(compiled.load("type.Key").getConstructor(long.class).newInstance(5L))
                    .hasToString("key id:5");
        }
    }

    @Test
    void refusesWhatATableCannotDescribe() {
        String repeated = "list n:# items:n*[ int ] = List;";

        assertThatThrownBy(() -> new TlCompiler(OPTIONS).compileText("a.tl", repeated))
                .isInstanceOf(GeneratorException.class)
                .hasMessageContaining("a.tl:1:1: list ")
                .hasMessageContaining("Use the codec CODE, or exclude list");
        assertThatThrownBy(() -> new TlCompiler(GeneratorOptions.of("p").withSide(Side.CLIENT))
                        .compileText("a.tl", "user id:int = User;"))
                .hasMessage("the side CLIENT needs the codec TABLE");
    }

    private static List<String> methods(CompiledSchema compiled, String name) throws ClassNotFoundException {
        return List.of(compiled.load(name).getDeclaredMethods()).stream()
                .map(Method::getName)
                .toList();
    }

    private static LoadedSchema load(String name) throws Exception {
        return SchemaLoader.loadText(
                name, OtherSchemasTest.text(name), SchemaOptions.defaults().withIdCheck(IdCheck.WARN));
    }
}
