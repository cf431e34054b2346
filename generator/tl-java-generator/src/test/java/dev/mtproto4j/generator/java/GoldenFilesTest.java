package dev.mtproto4j.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.load.SchemaLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Schemas in {@code src/test/resources/golden} and the Java that they give, as whole files. After a change that is meant,
 * accept the new output with {@code -Dgolden.update} and read the diff.
 */
final class GoldenFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheExpectedFiles(String name) throws IOException {
        Path expected = GOLDEN.resolve(name).resolve("expected");
        Map<String, String> generated = new TreeMap<>();
        generate(name).forEach(file -> generated.put(file.path(), file.content()));
        if (System.getProperty("golden.update") != null) {
            new GeneratedFiles(expected, options()).write(generate(name));
        }
        assertThat(read(expected))
                .as("golden case %s; if the change is meant, run this test with -Dgolden.update", name)
                .isEqualTo(generated);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compilesWithoutWarnings(String name, @TempDir Path classes) throws Exception {
        assertThat(InMemoryCompiler.compile(generate(name), classes)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesNothingTheSecondTime(String name, @TempDir Path root) {
        List<GeneratedFile> files = generate(name);
        GeneratedFiles folder = new GeneratedFiles(root, options());
        assertThat(folder.write(files)).isEqualTo(new GeneratedFiles.Summary(files.size(), 0, 0));
        assertThat(folder.write(generate(name))).isEqualTo(new GeneratedFiles.Summary(0, files.size(), 0));
        assertThat(folder.firstDifference(files)).isEmpty();
    }

    private static GeneratorOptions options() {
        return GeneratorOptions.of("golden").withLinkBase("https://example.org/docs");
    }

    private static List<GeneratedFile> generate(String name) {
        try {
            String text = Files.readString(GOLDEN.resolve(name).resolve("schema.tl"));
            return new JavaGenerator(options())
                    .generate(SchemaLoader.loadText(name + "/schema.tl", text).schema());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.exists(root)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }
}
