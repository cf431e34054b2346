package dev.mtproto4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlReader;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that stand in the Javadoc of the committed methods, taken out of it and compiled, every one. */
final class JavadocExamplesTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern EXAMPLE =
            Pattern.compile("<code class=\"language-java\">(.*?)</code></pre>", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("&(?:#(\\d+)|lt|gt|amp|quot);");

    @Test
    void allCompile(@TempDir Path classes) throws Exception {
        List<JavaFileObject> files = new ArrayList<>();
        files.add(source("examples.Client", """
                package examples;

                public interface Client {
                    <R> R call(dev.mtproto4j.tl.TlMethod<R> method);
                }
                """));
        int number = 0;
        for (Path file : methods()) {
            files.add(example("Example" + number++, file));
        }
        System.out.println("EXAMPLES telegram-api: " + number);
        assertThat(number).isEqualTo(SchemaUnderTest.API.schema.methods().size());
        assertThat(compile(files, classes)).isEmpty();
    }

    private static List<Path> methods() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(Path.of("dev", "mtproto4j", "api", "method")))) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    private static JavaFileObject example(String name, Path file) throws Exception {
        Matcher matcher = EXAMPLE.matcher(Files.readString(file));
        assertThat(matcher.find()).as("an example in " + file).isTrue();
        String code = unescape(matcher.group(1).replaceAll("(?m)^ \\* ?", ""));
        String path = SOURCES.relativize(file).toString().replace('\\', '/');
        Class<?> method = Class.forName(path.replace(".java", "").replace('/', '.'));
        String typeParameters = Arrays.stream(method.getTypeParameters())
                .map(Type::getTypeName)
                .collect(Collectors.joining(", ", "<", "> "))
                .replace("<> ", "");
        return source(
                "examples." + name,
                "package examples;\n" + imports(method) + "final class " + name
                        + " {\n    static " + typeParameters + "void run(" + parameters(method, code) + ") {\n" + code
                        + "\n    }\n}\n");
    }

    /** What an IDE would import: the method, its result, the constructors of its result, the exception. */
    private static String imports(Class<?> method) throws NoSuchMethodException {
        Map<String, String> bySimpleName = new LinkedHashMap<>();
        List<Class<?>> named = new ArrayList<>(List.of(method));
        collect(method.getMethod("readResult", TlReader.class).getGenericReturnType(), named);
        named.add(RpcException.class);
        for (Class<?> type : named) {
            if (!type.getPackageName().equals("java.lang")) {
                bySimpleName.putIfAbsent(type.getSimpleName(), type.getCanonicalName());
            }
        }
        return bySimpleName.values().stream()
                .map(type -> "import " + type + ";\n")
                .collect(Collectors.joining());
    }

    private static void collect(Type type, List<Class<?>> named) {
        if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), named);
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, named);
            }
        } else if (type instanceof Class<?> plain) {
            named.add(plain);
            if (plain.isSealed()) {
                named.addAll(List.of(plain.getPermittedSubclasses()));
            }
        }
    }

    /** The client and each parameter of the method that the example names, with its type. */
    private static String parameters(Class<?> method, String code) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("client", "Client"));
        Arrays.stream(method.getMethods())
                .filter(accessor -> accessor.getDeclaringClass() == method && accessor.getParameterCount() == 0)
                .sorted(Comparator.comparing(java.lang.reflect.Method::getName))
                .forEach(accessor -> {
                    String name = accessor.getName().replaceFirst("_$", "");
                    for (String variable : List.of(name, name + "_")) {
                        if (Pattern.compile("[(,] ?" + variable + "[,)]")
                                .matcher(code)
                                .find()) {
                            parameters.put(
                                    variable, accessor.getGenericReturnType().getTypeName());
                        }
                    }
                });
        parameters.remove("result");
        parameters.remove("e");
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getValue() + " " + parameter.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String unescape(String html) {
        return REFERENCE.matcher(html).replaceAll(found -> {
            String number = found.group(1);
            if (number != null) {
                return Matcher.quoteReplacement(Character.toString(Integer.parseInt(number)));
            }
            return switch (found.group()) {
                case "&lt;" -> "<";
                case "&gt;" -> ">";
                case "&quot;" -> "\"";
                default -> "&";
            };
        });
    }

    private static List<String> compile(List<JavaFileObject> files, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-Xlint:all,-path",
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            compiler.getTask(null, manager, diagnostics, options, null, files).call();
        }
        return diagnostics.getDiagnostics().stream()
                .map(Object::toString)
                .limit(5)
                .toList();
    }

    private static JavaFileObject source(String className, String content) {
        URI uri = URI.create("string:///" + className.replace('.', '/') + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return content;
            }
        };
    }
}
