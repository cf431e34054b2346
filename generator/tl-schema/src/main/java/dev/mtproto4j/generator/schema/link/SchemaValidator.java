package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Schema;

/** Checks a linked schema as a whole. */
public final class SchemaValidator {
    private SchemaValidator() {}

    /** Reports everything that makes a schema unusable although each of its definitions is well formed. */
    public static void validate(Schema schema, ErrorCollector errors) {
        for (BoxedType type : schema.types()) {
            for (Constructor constructor : type.constructors()) {
                checkNamespace(type, constructor, errors);
            }
        }
        Finiteness.check(schema, errors);
    }

    /** Sealed interfaces need their classes in the same package, and packages are namespaces. */
    private static void checkNamespace(BoxedType type, Constructor constructor, ErrorCollector errors) {
        if (!constructor.name().namespace().equals(type.name().namespace())) {
            errors.error(
                    constructor.location(),
                    constructor.name() + " and its type " + type.name() + " are in different namespaces",
                    "Put both into one namespace.");
        }
    }
}
