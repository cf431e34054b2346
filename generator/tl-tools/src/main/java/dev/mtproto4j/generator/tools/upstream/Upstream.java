package dev.mtproto4j.generator.tools.upstream;

import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.tools.source.SchemaSourceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be merged into an edition.
 *
 * @param schema from TL files or from one schema in JSON; null if only errors are to be merged
 * @param errors from an error table in JSON; null if there is none
 */
public record Upstream(
        @Nullable LoadedSchema schema, @Nullable ErrorTable errors) {

    /**
     * Reads files and finds out what each is: TL, a schema in JSON, or an error table in JSON.
     *
     * @throws dev.mtproto4j.generator.schema.SchemaException if a file has errors
     * @throws SchemaSourceException if there are two of a kind that can be there once
     */
    public static Upstream read(List<SourceText> sources, SchemaOptions options) {
        List<SourceText> tl = new ArrayList<>();
        LoadedSchema schema = null;
        ErrorTable errors = null;
        for (SourceText source : sources) {
            if (!source.text().stripLeading().startsWith("{")) {
                tl.add(source);
                continue;
            }
            Json json = Json.parse(source);
            if (ErrorTable.is(json)) {
                errors = once(errors, ErrorTable.read(source, json), source, "error table");
            } else if (JsonSchema.is(json)) {
                schema = once(schema, JsonSchema.load(source, json, options), source, "schema");
            } else {
                throw new SchemaSourceException(source.file()
                        + ": this JSON is neither a schema (\"constructors\" and \"methods\") nor an error table"
                        + " (\"errors\").");
            }
        }
        if (!tl.isEmpty()) {
            schema = once(schema, SchemaLoader.loadSources(tl, options), tl.get(0), "schema");
        }
        return new Upstream(schema, errors);
    }

    private static <T> T once(@Nullable T before, T now, SourceText source, String what) {
        if (before != null) {
            throw new SchemaSourceException(source.file() + ": this is a second " + what + ". Import them one by one.");
        }
        return now;
    }
}
