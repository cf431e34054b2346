package dev.mtproto4j.generator.java;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated sources against the real tl-runtime, with every lint and with doclint. */
final class InMemoryCompiler {
    private InMemoryCompiler() {}

    /** Every error and warning, missing comments among them; class files go to a folder. */
    static List<String> compile(List<GeneratedFile> files, Path classes) throws Exception {
        return compile(files, classes, "-Xdoclint:all/public");
    }

    /** Every error and warning, but nothing about missing comments. */
    static List<String> compileUndocumented(List<GeneratedFile> files, Path classes) throws Exception {
        return compile(files, classes, "-Xdoclint:all,-missing");
    }

    private static List<String> compile(List<GeneratedFile> files, Path classes, String doclint) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-Xlint:all",
                    doclint,
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            compiler.getTask(
                            null,
                            manager,
                            diagnostics,
                            options,
                            null,
                            files.stream().map(InMemoryCompiler::source).toList())
                    .call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                // The class path of the test holds processors that are not run.
                .filter(diagnostic -> !diagnostic.getMessage(Locale.ROOT).startsWith("[path]"))
                .map(Object::toString)
                .toList();
    }

    private static JavaFileObject source(GeneratedFile file) {
        return new SimpleJavaFileObject(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.content();
            }
        };
    }
}
