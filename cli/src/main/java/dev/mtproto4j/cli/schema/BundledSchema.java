package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.model.Schema;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/** The schemas that come with this program. */
public final class BundledSchema {
    private static final String API = "api/errors.tl";
    private static final String SERVICE = "mtproto/service-messages.tl";

    private BundledSchema() {}

    /** The API's. */
    public static Schema api() {
        return load(API);
    }

    /** That of the protocol's own messages. */
    public static Schema service() {
        return load(SERVICE);
    }

    private static Schema load(String knownFile) {
        return SchemaLoader.loadSources(SchemaOption.read(references(knownFile)), SchemaOptions.defaults())
                .schema();
    }

    /** References to the API's, for those who read it as any other schema. */
    static List<String> references() {
        return references(API);
    }

    /** The folder of that file: in a jar, or as it is if the program runs from its build. */
    private static List<String> references(String knownFile) {
        URL found = BundledSchema.class.getClassLoader().getResource(knownFile);
        if (found == null) {
            throw new IllegalStateException("this program was built without its schema; name one with --schema");
        }
        String text = found.toString();
        try {
            if (text.startsWith("jar:")) {
                URL jar = new URL(text.substring("jar:".length(), text.indexOf("!/")));
                return List.of(Path.of(jar.toURI()) + "!/" + knownFile.substring(0, knownFile.indexOf('/')));
            }
            return List.of(Path.of(found.toURI()).resolveSibling("").toString());
        } catch (URISyntaxException | MalformedURLException e) {
            throw new IllegalStateException("this program cannot find its schema at " + text, e);
        }
    }
}
