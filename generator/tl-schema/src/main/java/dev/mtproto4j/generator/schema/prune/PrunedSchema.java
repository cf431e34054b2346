package dev.mtproto4j.generator.schema.prune;

import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.List;

/**
 * A part of a schema.
 *
 * @param schema the part. A type that is still mentioned, but lost all its constructors, is there with an empty list
 * @param constructorsLeftOut how many constructors of the whole schema are not in the part
 * @param methodsLeftOut how many methods of the whole schema are not in the part
 * @param cutTypes types of the part that lack constructors of theirs: reading one of those ends in an exception
 * @param dependents wanted definitions that are left out because they cannot do without something excluded
 */
public record PrunedSchema(
        Schema schema, int constructorsLeftOut, int methodsLeftOut, List<TlName> cutTypes, List<TlName> dependents) {

    public PrunedSchema {
        cutTypes = List.copyOf(cutTypes);
        dependents = List.copyOf(dependents);
    }
}
