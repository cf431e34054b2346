package dev.mtproto4j.cli.call;

import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The API's schema that lies in this program's own jar. */
final class BundledSchema {
    private static final String ANY_FILE = "/schema/api/root.tl";

    private BundledSchema() {}

    static Schema load() {
        URL file = Objects.requireNonNull(BundledSchema.class.getResource(ANY_FILE), "the schema is not in the jar");
        try {
            URI uri = file.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return load(Objects.requireNonNull(Path.of(uri).getParent()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return load(jar.getPath("/schema/api"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the schema in the jar", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema load(Path folder) {
        return SchemaLoader.load(List.of(folder)).schema();
    }

    /**
     * A method by its TL name.
     *
     * @throws ValueException if there is none; the message names similar ones
     */
    static Method method(Schema schema, String name) {
        TlName wanted = TlName.parse(name);
        return schema.methods().stream()
                .filter(method -> method.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ValueException("the schema has no method " + name + similar(schema, name)));
    }

    private static String similar(Schema schema, String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        List<String> found = schema.methods().stream()
                .map(method -> method.name().toString())
                .filter(known ->
                        !last.isEmpty() && known.toLowerCase(Locale.ROOT).contains(last))
                .sorted(Comparator.comparing(String::length))
                .limit(5)
                .toList();
        return found.isEmpty() ? "" : "; there is " + String.join(", ", found);
    }
}
