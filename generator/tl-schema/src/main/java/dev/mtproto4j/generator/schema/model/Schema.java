package dev.mtproto4j.generator.schema.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * A linked and validated schema. Everything is sorted by name, so that file order never shows in what is made of it.
 *
 * @param layer from {@code // LAYER n}, if there is one
 */
public record Schema(OptionalInt layer, List<BoxedType> types, List<Method> methods, List<ErrorType> errorTypes) {

    public Schema {
        types = List.copyOf(types);
        methods = List.copyOf(methods);
        errorTypes = List.copyOf(errorTypes);
    }

    /** All constructors, in the order of their types. */
    public List<Constructor> constructors() {
        return types.stream().flatMap(type -> type.constructors().stream()).toList();
    }
}
