package dev.mtproto4j.generator.tools.edition;

import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.tools.source.SchemaSourceException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells a schema from what a download leaves that failed or broke off. Merging would delete whatever is not in it, with
 * all the text that was written for it.
 */
final class CutShort {
    private static final String AGAIN = " Fetch it again; nothing was changed.";

    private CutShort() {}

    static void check(List<SourceText> sources, Schema edition, Schema upstream, ImportOptions options) {
        String files = sources.stream().map(SourceText::file).collect(Collectors.joining(", "));
        if (upstream.constructors().isEmpty() && upstream.methods().isEmpty()) {
            throw new SchemaSourceException(files + ": nothing is defined here." + AGAIN);
        }
        long gone = edition.methods().stream()
                .filter(method -> !options.keeps(method.name().toString()))
                .count();
        if (upstream.methods().isEmpty() && gone > 0) {
            throw new SchemaSourceException(files + ": no method is defined here, and the edition has " + gone
                    + ", as if the file had been cut short." + AGAIN
                    + " Methods that are to stay without it are kept by a pattern, such as ** for all.");
        }
    }
}
