package dev.mtproto4j.generator.schema.prune;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.List;

/**
 * A part of a schema.
 *
 * @param schema the part. A type that is still mentioned, but lost all its constructors, is there with an empty list;
 *     with {@link Reached#RAW} it has only what is included by name
 * @param layouts the types that values can be of, with all their constructors: those of {@code schema}, and with
 *     {@link Reached#RAW} whatever else is reached
 * @param constructorsLeftOut how many constructors of the whole schema are not in the part
 * @param methodsLeftOut how many methods of the whole schema are not in the part
 * @param cutTypes types of the part that lack constructors of theirs: reading one of those ends in an exception
 * @param dependents wanted definitions that are left out because they cannot do without something excluded
 */
public record PrunedSchema(
        Schema schema,
        List<BoxedType> layouts,
        int constructorsLeftOut,
        int methodsLeftOut,
        List<TlName> cutTypes,
        List<TlName> dependents) {

    public PrunedSchema {
        layouts = List.copyOf(layouts);
        cutTypes = List.copyOf(cutTypes);
        dependents = List.copyOf(dependents);
    }

    /** The whole of a schema. */
    public static PrunedSchema whole(Schema schema) {
        return new PrunedSchema(schema, schema.types(), 0, 0, List.of(), List.of());
    }

    /** How many constructors are kept as bytes. */
    public int constructorsRaw() {
        return layouts.stream().mapToInt(type -> type.constructors().size()).sum()
                - schema.constructors().size();
    }
}
