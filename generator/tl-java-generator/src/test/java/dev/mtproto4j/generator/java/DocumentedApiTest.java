package dev.mtproto4j.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples that tell how to call the generator from Java, compiled as they stand. */
final class DocumentedApiTest {
    private static final String PACKAGES = """
            import dev.mtproto4j.generator.java.*;
            import dev.mtproto4j.generator.schema.prune.*;
            import java.nio.file.Path;
            import java.util.List;
            """;

    @ParameterizedTest
    @CsvSource({
        "src/main/java/dev/mtproto4j/generator/java/package-info.java, <pre>\\{@code\\n(.*?)\\}</pre>",
        "../../docs/tl-compiler.md, ## From Java\\s+```java\\n(.*?)```"
    })
    void compiles(Path file, String example, @TempDir Path classes) throws Exception {
        Matcher matcher = Pattern.compile(example, Pattern.DOTALL).matcher(Files.readString(file));
        assertThat(matcher.find()).as("an example in %s", file).isTrue();
        String code = matcher.group(1).replaceAll("(?m)^ \\* ?", "");
        assertThat(code).contains("new TlCompiler(options)");

        String source = PACKAGES + "class Example {\nvoid run() {\n" + code + "}\n}\n";

        assertThat(InMemoryCompiler.compileUndocumented(List.of(new GeneratedFile("Example.java", source)), classes))
                .isEmpty();
    }
}
