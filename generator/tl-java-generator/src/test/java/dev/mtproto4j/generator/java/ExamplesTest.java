package dev.mtproto4j.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples in the Javadoc of methods compile once their variables are declared. */
final class ExamplesTest {
    private static final String CLIENT = """
            package examples;

            public interface Client {
                <R> R call(dev.mtproto4j.tl.TlMethod<R> method);
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/resources/golden/errors/schema.tl",
                "src/test/resources/golden/generic-method/schema.tl",
                "src/test/resources/golden/hostile-docs/schema.tl",
                "src/test/resources/golden/hostile-names/schema.tl",
                "src/test/resources/golden/vectors/schema.tl",
                "../../schema/mtproto"
            })
    void examplesCompile(String path, @TempDir Path classes) throws Exception {
        Schema schema = SchemaLoader.load(List.of(Path.of(path))).schema();
        GeneratorOptions options = GeneratorOptions.of("p").withJavadoc(false);
        Generation generation = new Generation(schema, options);
        List<GeneratedFile> files = new ArrayList<>(new JavaGenerator(options).generate(schema));
        files.add(new GeneratedFile("examples/Client.java", CLIENT));
        int number = 0;
        for (Method method : schema.methods()) {
            files.add(file("Example" + number++, method, generation));
        }
        assertThat(number).isPositive();
        assertThat(InMemoryCompiler.compileUndocumented(files, classes)).isEmpty();
    }

    private static GeneratedFile file(String name, Method method, Generation generation) {
        Shape shape = generation.shape(method);
        ExampleWriter.Example example = new ExampleWriter(generation).example(method, shape);
        Map<String, String> parameters = new TreeMap<>(Map.of("client", "Client"));
        shape.required()
                .forEach(member ->
                        parameters.put(member.variable(), member.type().toString()));
        String source = "package examples;\n"
                + example.imports().stream()
                        .map(type -> "import " + type + ";\n")
                        .collect(Collectors.joining())
                + "final class " + name + " {\n"
                + "    static " + (shape.typeParameter() == null ? "" : "<" + shape.typeParameter() + "> ")
                + "void run("
                + parameters.entrySet().stream()
                        .map(parameter -> parameter.getValue() + " " + parameter.getKey())
                        .collect(Collectors.joining(", "))
                + ") {\n" + example.code() + "\n    }\n}\n";
        return new GeneratedFile("examples/" + name + ".java", source);
    }
}
