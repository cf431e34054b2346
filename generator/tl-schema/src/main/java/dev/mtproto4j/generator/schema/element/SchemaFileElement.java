package dev.mtproto4j.generator.schema.element;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One schema file as it was written.
 *
 * @param file path as the user named it
 * @param complete false if definitions are missing because they could not be parsed
 * @param layer from {@code // LAYER n}, or null
 * @param combinators definitions in the order of the file
 * @param typeDocs from {@code //@type}
 * @param namespaceDocs from {@code //@namespace}
 * @param errorTypes from {@code //@errortype}
 * @param finalities {@code Final}, {@code New} and {@code Empty} statements
 * @param applications partial applications such as {@code Vector int;}
 */
public record SchemaFileElement(
        String file,
        boolean complete,
        @Nullable LayerElement layer,
        List<CombinatorElement> combinators,
        List<TypeDocElement> typeDocs,
        List<NamespaceDocElement> namespaceDocs,
        List<ErrorTypeElement> errorTypes,
        List<FinalityElement> finalities,
        List<TypeElement> applications) {

    public SchemaFileElement {
        combinators = List.copyOf(combinators);
        typeDocs = List.copyOf(typeDocs);
        namespaceDocs = List.copyOf(namespaceDocs);
        errorTypes = List.copyOf(errorTypes);
        finalities = List.copyOf(finalities);
        applications = List.copyOf(applications);
    }
}
