package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.java.GeneratedFile;
import dev.mtproto4j.generator.java.GeneratorOptions;
import dev.mtproto4j.generator.java.JavaGenerator;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Generates Java for a schema, compiles it with the JDK's own compiler, and loads it. */
final class CompiledSchema implements AutoCloseable {
    private static final String PACKAGE = "compiled";

    private final URLClassLoader loader;
    private final int files;

    private CompiledSchema(URLClassLoader loader, int files) {
        this.loader = loader;
        this.files = files;
    }

    /**
     * @param folder where the class files go
     * @throws IOException also if the sources do not compile; the message has what the compiler said
     */
    static CompiledSchema compile(Schema schema, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("this Java has no compiler; use a JDK");
        }
        List<GeneratedFile> sources =
                new JavaGenerator(GeneratorOptions.of(PACKAGE).withJavadoc(false)).generate(schema);
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    folder.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            List<JavaFileObject> units =
                    sources.stream().map(CompiledSchema::source).toList();
            if (!compiler.getTask(said, manager, null, options, null, units).call()) {
                throw new IOException("the generated sources do not compile:\n" + said);
            }
        }
        URL[] classes = {folder.toUri().toURL()};
        return new CompiledSchema(new URLClassLoader(classes, CompiledSchema.class.getClassLoader()), sources.size());
    }

    int files() {
        return files;
    }

    Decoder decoder() {
        return Decoder.of(registry("TypeRegistry"), registry("MethodRegistry"));
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private Function<TlReader, TlObject> registry(String name) {
        try {
            Class<?> type = loader.loadClass(PACKAGE + "." + name);
            java.lang.reflect.Method read = type.getMethod("read", TlReader.class);
            MethodHandle handle = MethodHandles.publicLookup()
                    .unreflect(read)
                    .asType(MethodType.methodType(TlObject.class, TlReader.class));
            return reader -> call(handle, reader);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the generated " + name + " has no public read", e);
        }
    }

    private static TlObject call(MethodHandle handle, TlReader reader) {
        try {
            return (TlObject) handle.invokeExact(reader);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
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
