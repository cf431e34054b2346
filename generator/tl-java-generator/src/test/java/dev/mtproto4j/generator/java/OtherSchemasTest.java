package dev.mtproto4j.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas of others, from text to bytes: loaded, generated, compiled with every lint, held against the interpreter. */
final class OtherSchemasTest {

    @ParameterizedTest
    @CsvSource({
        "language.tl, 51, 8, 8",
        "ton-style.tl, 15, 4, 4",
        "tdlib-style.tl, 5, 1, 4",
        "vk-style.tl, 7, 2, 4",
        "mtproto.tl, 33, 8, 4",
        "secret.tl, 88, 1, 4",
        "e2e.tl, 35, 1, 4",
        "api-158.tl.gz, 1107, 510, 1",
        "api-214.tl.gz, 1478, 727, 1"
    })
    void roundTrips(String name, int constructors, int methods, int seeds, @TempDir Path folder) throws Exception {
        LoadedSchema loaded =
                SchemaLoader.loadText(name, text(name), SchemaOptions.defaults().withIdCheck(IdCheck.WARN));
        assertThat(loaded.schema().constructors().size()).isEqualTo(constructors);
        assertThat(loaded.schema().methods().size()).isEqualTo(methods);
        GeneratorOptions options = GeneratorOptions.of(CompiledSchema.PACKAGE).withJavadoc(!name.endsWith(".gz"));
        try (CompiledSchema compiled = CompiledSchema.compile(loaded.schema(), options, folder)) {
            System.out.printf("%s: %s; %d values agree%n", name, loaded.report().summary(), compiled.roundTrips(seeds));
        }
    }

    /** The files of the folder that {@code -Dtl.corpus=DIR} names: whoever has schemas of others can try them. */
    @TestFactory
    Stream<DynamicTest> corpus(@TempDir Path folder) throws Exception {
        String corpus = System.getProperty("tl.corpus");
        if (corpus == null) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(Path.of(corpus))) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.toString(), () -> tried(file, folder.resolve(file.getFileName()))));
        }
    }

    private static void tried(Path file, Path folder) throws Exception {
        Files.createDirectory(folder);
        try {
            LoadedSchema loaded =
                    SchemaLoader.load(List.of(file), SchemaOptions.defaults().withIdCheck(IdCheck.WARN));
            GeneratorOptions options = GeneratorOptions.of(CompiledSchema.PACKAGE);
            try (CompiledSchema compiled = CompiledSchema.compile(loaded.schema(), options, folder)) {
                System.out.printf(
                        "%s: %s; %d values agree%n", file, loaded.report().summary(), compiled.roundTrips(1));
            }
        } catch (SchemaException | GeneratorException e) {
            System.out.printf("%s: refused: %s%n", file, e.getMessage());
        }
    }

    static String text(String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(OtherSchemasTest.class.getResourceAsStream("/schemas/" + name))) {
            InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
