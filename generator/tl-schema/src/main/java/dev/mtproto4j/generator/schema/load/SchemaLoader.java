package dev.mtproto4j.generator.schema.load;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import dev.mtproto4j.generator.schema.link.LinkedSchema;
import dev.mtproto4j.generator.schema.link.Linker;
import dev.mtproto4j.generator.schema.link.SchemaValidator;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.parse.TlSchemaParser;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a schema: parses its files, links them, checks the whole.
 *
 * <p>All errors of a run are reported together in one {@link SchemaException}. Only if a definition cannot be parsed,
 * or a file not read, are references not looked at: most would be wrong just because of what is missing.
 */
public final class SchemaLoader {
    private SchemaLoader() {}

    /** Same as {@link #load(List, SchemaOptions)} with {@link SchemaOptions#defaults()}. */
    public static LoadedSchema load(List<Path> paths) {
        return load(paths, SchemaOptions.defaults());
    }

    /**
     * Loads one schema from several files.
     *
     * @param paths files, and directories of which all files {@code *.tl} directly inside are read in order of name
     * @throws SchemaException if the schema has errors, or a file is missing, too large or not UTF-8
     * @throws UncheckedIOException if a file cannot be read for another reason
     */
    public static LoadedSchema load(List<Path> paths, SchemaOptions options) {
        ErrorCollector errors = new ErrorCollector();
        List<SourceText> sources = SchemaFiles.read(paths, errors);
        return load(sources, options, errors.errors().isEmpty(), errors);
    }

    /**
     * Reads the files of a schema without parsing them.
     *
     * @param paths as for {@link #load(List, SchemaOptions)}
     * @throws SchemaException if a file is missing, too large or not UTF-8
     * @throws UncheckedIOException if a file cannot be read for another reason
     */
    public static List<SourceText> read(List<Path> paths) {
        ErrorCollector errors = new ErrorCollector();
        List<SourceText> sources = SchemaFiles.read(paths, errors);
        errors.throwIfErrors();
        return sources;
    }

    /**
     * Loads one schema from several texts, wherever they come from.
     *
     * @throws SchemaException if the schema has errors
     */
    public static LoadedSchema loadSources(List<SourceText> sources, SchemaOptions options) {
        return load(sources, options, true, new ErrorCollector());
    }

    /**
     * Loads a schema from a text.
     *
     * @param name what to call the text in error messages
     * @throws SchemaException if the schema has errors
     */
    public static LoadedSchema loadText(String name, String text, SchemaOptions options) {
        return loadSources(List.of(new SourceText(name, text)), options);
    }

    /** Same as {@link #loadText(String, String, SchemaOptions)} with {@link SchemaOptions#defaults()}. */
    public static LoadedSchema loadText(String name, String text) {
        return loadText(name, text, SchemaOptions.defaults());
    }

    private static LoadedSchema load(
            List<SourceText> sources, SchemaOptions options, boolean complete, ErrorCollector errors) {
        TlSchemaParser parser = new TlSchemaParser(errors);
        List<SchemaFileElement> files = new ArrayList<>();
        for (SourceText source : sources) {
            files.add(parser.parse(source));
        }
        if (!complete || !files.stream().allMatch(SchemaFileElement::complete)) {
            errors.throwIfErrors();
        }
        LinkedSchema linked = new Linker(files, options.idCheck(), errors).link();
        Schema schema = linked.schema();
        SchemaValidator.validate(schema, errors);
        if (!files.isEmpty()
                && files.stream().allMatch(file -> file.combinators().isEmpty())) {
            errors.warning(
                    new Location(sources.get(0).file(), 1, 1), "nothing is defined here", "Is this the right schema?");
        }
        errors.throwIfErrors();
        SchemaReport report = new SchemaReport(
                files.size(),
                schema.constructors().size(),
                schema.methods().size(),
                linked.builtIns(),
                linked.idsVerified(),
                linked.idsComputed(),
                linked.idExceptions(),
                errors.warnings());
        return new LoadedSchema(schema, report);
    }
}
