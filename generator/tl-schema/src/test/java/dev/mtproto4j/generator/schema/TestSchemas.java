package dev.mtproto4j.generator.schema;

import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The schemas of this repository, loaded once. */
public final class TestSchemas {
    public static final Schema API = load("api");
    public static final Schema MTPROTO = load("mtproto");

    private TestSchemas() {}

    /** Every constructor and method of a schema. */
    public static Stream<Combinator> combinators(Schema schema) {
        return Stream.concat(schema.constructors().stream(), schema.methods().stream());
    }

    private static Schema load(String directory) {
        return SchemaLoader.load(List.of(Path.of("..", "..", "schema", directory)))
                .schema();
    }
}
