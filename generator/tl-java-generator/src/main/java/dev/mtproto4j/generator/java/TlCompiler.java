package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.prune.PrunedSchema;
import dev.mtproto4j.generator.schema.prune.Reached;
import dev.mtproto4j.generator.schema.prune.SchemaPruner;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * TL schemas to Java sources, all the way: read, check, prune, generate. What the Maven plugin and the command line call.
 *
 * <p>A compiler can be used any number of times and by several threads. Its output depends on the schema's text and the
 * options alone. Several schemas in one module are several compilers with different base packages, which may write into
 * the same folder.
 */
public final class TlCompiler {
    private final GeneratorOptions options;
    private final SchemaOptions schemaOptions;

    /** A compiler that refuses ids which are not the CRC32 of their definition. */
    public TlCompiler(GeneratorOptions options) {
        this(options, SchemaOptions.defaults());
    }

    public TlCompiler(GeneratorOptions options, SchemaOptions schemaOptions) {
        this.options = options;
        this.schemaOptions = schemaOptions;
    }

    /**
     * Compiles one schema.
     *
     * @param paths files, and directories of which all files {@code *.tl} directly inside are read: together one schema
     * @throws SchemaException if the schema has errors, with all of them
     * @throws GeneratorException if the schema has no Java form, with every reason
     * @throws UncheckedIOException if a file cannot be read
     */
    public GeneratedSources compile(List<Path> paths) {
        long start = System.nanoTime();
        return compile(SchemaLoader.load(paths, schemaOptions), start);
    }

    /** Compiles a schema from a text; {@code name} is what errors call it. Throws as {@link #compile(List)} does. */
    public GeneratedSources compileText(String name, String text) {
        long start = System.nanoTime();
        return compile(SchemaLoader.loadText(name, text, schemaOptions), start);
    }

    /** Compiles a schema that was loaded before. Throws as {@link #compile(List)} does. */
    public GeneratedSources compile(LoadedSchema loaded) {
        return compile(loaded, System.nanoTime());
    }

    private GeneratedSources compile(LoadedSchema loaded, long start) {
        if (options.side() == Side.CLIENT && options.codec() != Codec.TABLE) {
            throw new IllegalArgumentException("the side CLIENT needs the codec TABLE");
        }
        if (options.filter().reached() == Reached.RAW && options.codec() != Codec.TABLE) {
            throw new IllegalArgumentException("what is reached can be kept as bytes (RAW) with the codec TABLE only");
        }
        PrunedSchema part = SchemaPruner.prune(loaded.schema(), options.filter());
        List<GeneratedFile> files = new JavaGenerator(options).generate(part);
        return new GeneratedSources(loaded.report(), part, files, options, start);
    }
}
