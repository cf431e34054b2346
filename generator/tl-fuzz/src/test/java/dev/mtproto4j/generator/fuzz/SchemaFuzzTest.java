package dev.mtproto4j.generator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.generator.java.GeneratorException;
import dev.mtproto4j.generator.java.GeneratorOptions;
import dev.mtproto4j.generator.java.JavaGenerator;
import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.interpret.CodecException;
import dev.mtproto4j.generator.schema.interpret.RandomValues;
import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.print.SchemaPrinter;

/** Any text is a schema, or refused with places; a schema can be printed, generated, and its values written and read. */
class SchemaFuzzTest {
    private static final SchemaOptions LENIENT = SchemaOptions.defaults().withIdCheck(IdCheck.OFF);

    @DictionaryEntries({
        "---functions---",
        "---types---",
        "Vector",
        "vector",
        "int",
        "string",
        "#",
        "flags:#",
        "flags.0?",
        "{X:Type}",
        "{n:#}",
        "!X",
        "*[",
        "]",
        "= A;",
        "(",
        ")",
        "//@description ",
        "//@type ",
        "//@class A @description ",
        "// LAYER 1",
        "Final",
        "New",
        "Empty",
        "Object",
        "%",
        "n+1",
        "/*",
        "*/",
        "#1cb5c415"
    })
    @FuzzTest(maxDuration = "10m")
    void anyTextIsASchemaOrRefused(FuzzedDataProvider data) {
        int seed = data.consumeInt();
        LoadedSchema loaded;
        try {
            loaded = SchemaLoader.loadText("fuzz.tl", data.consumeRemainingAsString(), LENIENT);
        } catch (SchemaException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.location().line()).isPositive();
            });
            return;
        }
        String printed = SchemaPrinter.print(loaded.schema(), loaded.report().idExceptions());
        assertThat(SchemaLoader.loadText("printed.tl", printed, LENIENT)
                        .schema()
                        .methods())
                .hasSameSizeAs(loaded.schema().methods());
        try {
            new JavaGenerator(GeneratorOptions.of("fuzz")).generate(loaded.schema());
        } catch (GeneratorException e) {
            assertThat(e.problems()).isNotEmpty();
            return;
        }
        roundTrips(loaded.schema(), seed);
    }

    private static void roundTrips(Schema schema, int seed) {
        RandomValues values = new RandomValues(schema, seed);
        SchemaCodec codec = new SchemaCodec(schema);
        for (Constructor constructor : schema.constructors()) {
            if (constructor.identified()) {
                byte[] bytes;
                try {
                    TlValue.Struct value = values.next(constructor, RandomValues.Optionals.SOME);
                    bytes = codec.encode(value);
                } catch (CodecException e) {
                    // A field of any function has no value in a schema without functions.
                    assertThat(e).hasMessageContaining("there is no value of");
                    return;
                }
                assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
            }
        }
    }
}
