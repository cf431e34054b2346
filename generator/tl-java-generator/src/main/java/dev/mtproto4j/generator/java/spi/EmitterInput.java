package dev.mtproto4j.generator.java.spi;

import dev.mtproto4j.generator.schema.model.Schema;

/** What an emitter works from. */
public interface EmitterInput {

    /** The schema as it is generated: pruned, if the user asked for a part. */
    Schema schema();

    /** What the definitions are called in Java. */
    GeneratedNames names();

    /** Root of the generated packages. */
    String basePackage();
}
