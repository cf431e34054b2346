package dev.mtproto4j.generator.tools.edition;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.link.IdException;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import dev.mtproto4j.generator.tools.diff.SchemaDiff;
import dev.mtproto4j.generator.tools.source.SchemaSourceException;
import dev.mtproto4j.generator.tools.upstream.Upstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges upstream's schema and error table into an annotated edition.
 *
 * <p>The edition keeps its files, its order, its comments and every text that still describes something. All is computed
 * and checked in memory first; a second import of the same changes nothing.
 */
public final class SchemaImport {
    private static final Schema NOTHING = new Schema(OptionalInt.empty(), List.of(), List.of(), List.of());

    private final Path edition;
    private final ImportOptions options;
    private List<String> loadedTexts = List.of();
    private @Nullable LoadedSchema loaded;

    /** @param edition a directory of files {@code *.tl}, which may be empty or missing, or one file */
    public SchemaImport(Path edition, ImportOptions options) {
        this.edition = edition;
        this.options = options;
    }

    /**
     * Reads what is to be merged. An id that is not the CRC32 of its definition is refused, unless the edition or the
     * options say that it is an exception.
     *
     * @throws dev.mtproto4j.generator.schema.SchemaException if it has errors
     * @throws SchemaSourceException if it defines nothing, or no method although the edition has some that are not to be
     *     kept
     */
    public Upstream read(List<SourceText> sources) {
        Upstream upstream = Upstream.read(sources, SchemaOptions.defaults().withIdCheck(IdCheck.OFF));
        LoadedSchema schema = upstream.schema();
        if (schema == null) {
            return upstream;
        }
        Set<String> known = new HashSet<>(options.acceptedIds());
        LoadedSchema own = edition();
        if (own != null) {
            own.report().idExceptions().forEach(e -> known.add(e.name() + "#" + Integer.toHexString(e.id())));
        }
        ErrorCollector errors = new ErrorCollector();
        sources.forEach(errors::register);
        for (IdException exception : schema.report().idExceptions()) {
            String name = exception.name().toString();
            if (!known.contains(name) && !known.contains(name + "#" + Integer.toHexString(exception.id()))) {
                errors.error(
                        exception.location(),
                        String.format(
                                "the id of %s is written as %08x, but the definition gives %08x",
                                name, exception.id(), exception.computed()),
                        "Fetch the file again. If the server really uses this id, accept it for " + name + ".");
            }
        }
        errors.throwIfErrors();
        CutShort.check(sources, own == null ? NOTHING : own.schema(), schema.schema(), options);
        return upstream;
    }

    /**
     * Merges.
     *
     * @param upstream from {@link #read}
     * @param write false to find out only what would be done
     * @throws dev.mtproto4j.generator.schema.SchemaException if the edition has errors, or would have them afterwards;
     *     then nothing is written
     */
    public ImportReport merge(Upstream upstream, boolean write) {
        List<SourceText> texts = texts();
        LoadedSchema own = edition();
        List<EditionFile> files = new ArrayList<>();
        texts.forEach(text -> files.add(EditionReader.read(Path.of(text.file()), text)));
        Path folder = Files.isRegularFile(edition) || edition.toString().endsWith(".tl") ? null : edition;
        if (folder == null && files.isEmpty()) {
            files.add(new EditionFile(edition, "", List.of()));
        }
        Set<TlName> exceptions = new HashSet<>();
        LoadedSchema theirs = upstream.schema();
        if (theirs != null) {
            theirs.report().idExceptions().forEach(e -> exceptions.add(e.name()));
        } else if (own == null) {
            throw new SchemaSourceException(
                    edition + ": there is no schema yet that errors could be merged into. Import a schema first.");
        }
        Schema before = own == null ? NOTHING : own.schema();
        Schema target = theirs == null ? before : theirs.schema();
        Merger merger = new Merger(files, folder, before, target, exceptions, options);
        if (theirs != null) {
            merger.merge();
        }
        ErrorMerger errors = null;
        if (upstream.errors() != null) {
            errors = new ErrorMerger(files, new Placement(files, folder, Map.of()), upstream.errors());
            errors.merge();
        }
        return finish(merger, errors, files, own, target, write);
    }

    private ImportReport finish(
            Merger merger,
            @Nullable ErrorMerger errors,
            List<EditionFile> files,
            @Nullable LoadedSchema own,
            Schema target,
            boolean write) {
        Schema before = own == null ? NOTHING : own.schema();
        Map<EditionFile, String> rendered = new HashMap<>();
        List<SourceText> texts = new ArrayList<>();
        files.forEach(file -> rendered.put(file, file.render()));
        files.stream()
                .filter(file -> !isEmpty(file))
                .forEach(file -> texts.add(
                        new SourceText(file.path().toString().replace('\\', '/'), rendered.getOrDefault(file, ""))));
        boolean same = files.stream().allMatch(file -> file.text().equals(rendered.get(file)) && !isEmpty(file));
        LoadedSchema after = own != null && same ? own : SchemaLoader.loadSources(texts, SchemaOptions.defaults());
        check(target, after.schema());
        int written = 0;
        int unchanged = 0;
        int deleted = 0;
        for (EditionFile file : files) {
            String text = rendered.getOrDefault(file, "");
            if (isEmpty(file)) {
                deleted += file.text().isEmpty() ? 0 : 1;
                save(file.path(), null, write);
            } else if (text.equals(file.text())) {
                unchanged++;
            } else {
                written++;
                save(file.path(), text, write);
            }
        }
        List<String> warnings = errors == null ? List.of() : errors.warnings();
        return new ImportReport(
                SchemaDiff.between("the edition", before, "upstream", after.schema()),
                List.copyOf(merger.kept()),
                merger.carried(),
                TextReview.lacking(after.schema()),
                TextReview.dangling(before, after.schema()),
                warnings,
                errors == null ? 0 : errors.types(),
                errors == null ? 0 : errors.rows(),
                written,
                unchanged,
                deleted);
    }

    /** A merge that lost something is our bug, and must not reach the disk. */
    private static void check(Schema wanted, Schema found) {
        Map<String, Integer> ids = new HashMap<>();
        Stream.concat(found.constructors().stream(), found.methods().stream())
                .forEach(each -> ids.put(key(each), each.id()));
        Stream.concat(wanted.constructors().stream(), wanted.methods().stream()).forEach(each -> {
            Integer id = ids.get(key(each));
            if (id == null || id != each.id()) {
                throw new IllegalStateException(
                        "the merged schema lacks " + each.definition() + "; nothing was written");
            }
        });
    }

    private static String key(Combinator combinator) {
        return combinator.getClass().getSimpleName() + combinator.name();
    }

    /** Whether only comments and section marks are left. */
    private static boolean isEmpty(EditionFile file) {
        return file.blocks().stream().allMatch(block -> block.getClass() == Block.class);
    }

    private List<SourceText> texts() {
        try {
            if (!Files.exists(edition)) {
                return List.of();
            }
            if (Files.isDirectory(edition)) {
                try (Stream<Path> entries = Files.list(edition)) {
                    if (entries.noneMatch(entry -> entry.toString().endsWith(".tl"))) {
                        return List.of();
                    }
                }
            }
            return SchemaLoader.read(List.of(edition));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + edition, e);
        }
    }

    /** The edition as it is on disk, loaded once: the same texts are the same schema. */
    private @Nullable LoadedSchema edition() {
        List<String> texts = texts().stream().map(SourceText::text).toList();
        if (!texts.equals(loadedTexts)) {
            loaded = texts.isEmpty() ? null : SchemaLoader.loadSources(texts(), SchemaOptions.defaults());
            loadedTexts = texts;
        }
        return loaded;
    }

    private static void save(Path path, @Nullable String text, boolean write) {
        if (!write) {
            return;
        }
        try {
            if (text == null) {
                Files.deleteIfExists(path);
                return;
            }
            Path parent = path.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }
}
