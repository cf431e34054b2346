package dev.mtproto4j.generator.schema.load;

import dev.mtproto4j.generator.schema.model.Schema;

/** A checked schema and what was found on the way. */
public record LoadedSchema(Schema schema, SchemaReport report) {}
