package dev.mtproto4j.generator.schema.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaPrinterTest {

    @ParameterizedTest
    @ValueSource(strings = {"api", "mtproto"})
    void wholeSchemasRoundTrip(String directory) {
        LoadedSchema loaded = SchemaLoader.load(List.of(Path.of("..", "..", "schema", directory)));

        String text = SchemaPrinter.print(loaded.schema(), loaded.report().idExceptions());
        LoadedSchema again = SchemaLoader.loadText("printed.tl", text);

        // Compared as text: AssertJ's recursive comparison is quadratic in the size of the schema.
        assertThat(withoutLocations(again)).isEqualTo(withoutLocations(loaded));
        assertThat(SchemaPrinter.print(again.schema(), again.report().idExceptions()))
                .isEqualTo(text);
    }

    private static String withoutLocations(LoadedSchema loaded) {
        return loaded.schema().toString().replaceAll("location=[^,\\]]+", "location");
    }

    @Test
    void canonicalText() {
        LoadedSchema loaded = SchemaLoader.loadText("test.tl", """
                ---functions---
                //@error 420 FLOOD_WAIT_31
                //@error 400 X_INVALID Said of this method.
                //@users yes
                //@bots no
                //@param x A number
                //- of something.
                //@result The sum.
                //@description Adds.
                  add  x:int
                       y : Vector<long> = Sum;
                ---types---
                // LAYER 5
                //@type Sum A sum.
                //@namespace . Arithmetic.
                //@errortype 420 FLOOD_WAIT_%d
                //@argument seconds
                //@description Wait.

                //@idexception Made up.
                sum#12 = Sum;
                """);

        assertThat(SchemaPrinter.print(loaded.schema(), loaded.report().idExceptions()))
                .isEqualTo("""
                        // LAYER 5
                        //@namespace . Arithmetic.
                        //@errortype 420 FLOOD_WAIT_%d
                        //@argument seconds
                        //@description Wait.

                        //@errortype 400 X_INVALID

                        ---types---
                        //@type Sum A sum.
                        //@idexception Made up.
                        sum#00000012 = Sum;
                        ---functions---
                        //@description Adds.
                        //@param x A number of something.
                        //@result The sum.
                        //@users yes
                        //@bots no
                        //@error 400 X_INVALID Said of this method.
                        //@error 420 FLOOD_WAIT_%d
                        add#39c67146 x:int y:Vector<long> = Sum;
                        """);
    }
}
