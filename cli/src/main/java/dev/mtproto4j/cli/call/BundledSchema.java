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

/** The schemas that lie beside this program. */
final class BundledSchema {
    private static final String API = "/api";
    private static final String SERVICE = "/mtproto";

    private BundledSchema() {}

    /** The API's. */
    static Schema load() {
        return load(API, "/api/root.tl");
    }

    /** That of the protocol's own messages. */
    static Schema service() {
        return load(SERVICE, "/mtproto/service-messages.tl");
    }

    private static Schema load(String folder, String file) {
        URL found = Objects.requireNonNull(BundledSchema.class.getResource(file), "this program lacks its schema");
        try {
            URI uri = found.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return load(Objects.requireNonNull(Path.of(uri).getParent()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return load(jar.getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the schema", e);
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
