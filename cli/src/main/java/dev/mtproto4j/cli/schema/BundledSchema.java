package dev.mtproto4j.cli.schema;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/** The schema of the API that comes with this program. */
final class BundledSchema {
    private static final String KNOWN_FILE = "api/errors.tl";

    private BundledSchema() {}

    /** References to it: a jar's folder, or the folder itself if the program runs from its build. */
    static List<String> references() {
        URL found = BundledSchema.class.getClassLoader().getResource(KNOWN_FILE);
        if (found == null) {
            throw new IllegalStateException("this program was built without its schema; name one with --schema");
        }
        String text = found.toString();
        try {
            if (text.startsWith("jar:")) {
                URL jar = new URL(text.substring("jar:".length(), text.indexOf("!/")));
                return List.of(Path.of(jar.toURI()) + "!/api");
            }
            return List.of(Path.of(found.toURI()).resolveSibling("").toString());
        } catch (URISyntaxException | java.net.MalformedURLException e) {
            throw new IllegalStateException("this program cannot find its schema at " + text, e);
        }
    }
}
