package dev.mtproto4j.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.interpret.RandomValues;
import dev.mtproto4j.generator.schema.interpret.RandomValues.Optionals;
import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.prune.PrunedSchema;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema generated, compiled with every lint and loaded, held against the interpreter. */
final class CompiledSchema implements AutoCloseable {
    static final String PACKAGE = "compiled";

    private final Schema schema;
    private final SchemaCodec codec;
    private final URLClassLoader loader;

    private CompiledSchema(Schema schema, URLClassLoader loader) {
        this.schema = schema;
        this.codec = new SchemaCodec(schema);
        this.loader = loader;
    }

    static CompiledSchema compile(Schema schema, GeneratorOptions options, Path folder) throws Exception {
        return compile(PrunedSchema.whole(schema), options, folder);
    }

    static CompiledSchema compile(PrunedSchema part, GeneratorOptions options, Path folder) throws Exception {
        List<GeneratedFile> files = new JavaGenerator(options).generate(part);
        assertThat(InMemoryCompiler.compileUndocumented(files, folder)).isEmpty();
        URL[] classes = {folder.toUri().toURL()};
        return new CompiledSchema(part.schema(), new URLClassLoader(classes, CompiledSchema.class.getClassLoader()));
    }

    Class<?> load(String name) throws ClassNotFoundException {
        return loader.loadClass(PACKAGE + "." + name);
    }

    /** Random values of every constructor and method, both ways; returns how many were compared. */
    int roundTrips(int seeds) throws ReflectiveOperationException {
        java.lang.reflect.Method types = load("TypeRegistry").getMethod("read", TlReader.class);
        java.lang.reflect.Method methods = load("MethodRegistry").getMethod("read", TlReader.class);
        List<Combinator> combinators = new ArrayList<>(schema.methods());
        schema.constructors().stream().filter(Constructor::identified).forEach(combinators::add);
        int compared = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            RandomValues random = new RandomValues(schema, seed);
            for (Combinator combinator : combinators) {
                for (Optionals optionals : Optionals.values()) {
                    TlValue.Struct value = random.next(combinator, optionals);
                    boolean method = combinator instanceof Method;
                    byte[] bytes = method ? codec.encodeMethod(value) : codec.encode(value);
                    assertThat(
                                    method
                                            ? codec.encodeMethod(codec.decodeMethod(bytes))
                                            : codec.encode(codec.decode(bytes)))
                            .as("interpreted %s", combinator.name())
                            .isEqualTo(bytes);
                    java.lang.reflect.Method registry = method ? methods : types;
                    TlObject read = (TlObject) invoke(registry, null, new TlReader(bytes));
                    check(combinator, read, bytes);
                    cut(registry, bytes);
                    if (combinator instanceof Method call && !(call.result() instanceof FieldType.TypeVariable)) {
                        result((TlMethod<?>) read, codec.encode(call.result(), random.next(call.result())));
                    }
                    compared++;
                }
            }
        }
        return compared;
    }

    private static void check(Combinator combinator, TlObject read, byte[] bytes) throws ReflectiveOperationException {
        assertThat(read.toByteArray()).as("%s", combinator.name()).isEqualTo(bytes);
        assertThat(read.tlName()).isEqualTo(combinator.name().toString());
        assertThat(read.toString()).startsWith(read.tlName());
        for (java.lang.reflect.Method method : read.getClass().getMethods()) {
            if (method.getName().equals("toBuilder")) {
                Object builder = invoke(method, read);
                Object again = invoke(builder.getClass().getMethod("build"), builder);
                assertThat(again).isEqualTo(read).hasSameHashCodeAs(read);
                assertThat(((TlObject) again).toByteArray()).isEqualTo(bytes);
            }
        }
    }

    /** Bytes that end too early are refused, wherever they end. */
    static void cut(java.lang.reflect.Method registry, byte[] bytes) throws ReflectiveOperationException {
        for (int length = 0; length < bytes.length; length += 1 + length / 3) {
            try {
                invoke(registry, null, new TlReader(Arrays.copyOf(bytes, length)));
                throw new AssertionError("cut to " + length + " of " + bytes.length + " bytes was accepted");
            } catch (TlException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    private static <R> void result(TlMethod<R> method, byte[] bytes) {
        TlReader reader = new TlReader(bytes);
        R result = method.readResult(reader);
        reader.expectEnd();
        TlWriter writer = new TlWriter();
        method.writeResult(writer, result);
        assertThat(writer.toByteArray()).as("result of %s", method.tlName()).isEqualTo(bytes);
    }

    static Object invoke(java.lang.reflect.Method method, @Nullable Object target, Object... arguments)
            throws ReflectiveOperationException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
