package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.model.Schema;

/** Checks a linked schema as a whole. */
public final class SchemaValidator {
    private SchemaValidator() {}

    /** Reports everything that makes a schema unusable although each of its definitions is well formed. */
    public static void validate(Schema schema, ErrorCollector errors) {
        Finiteness.check(schema, errors);
    }
}
