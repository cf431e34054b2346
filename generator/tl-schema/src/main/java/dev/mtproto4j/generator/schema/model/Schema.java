package dev.mtproto4j.generator.schema.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A linked and validated schema. Everything is sorted by name, so that file order never shows in what is made of it.
 *
 * @param layer from {@code // LAYER n}, if there is one
 * @param namespaces from {@code //@namespace}: descriptions by namespace, the empty string for what has none; a
 *     namespace without a description is missing
 * @param templates definitions of constructors with parameters, and of built-in types whose boxed form is used, as TL;
 *     {@code types} has what is made of the former
 */
public record Schema(
        OptionalInt layer,
        List<BoxedType> types,
        List<Method> methods,
        List<ErrorType> errorTypes,
        Map<String, String> namespaces,
        List<String> templates) {

    public Schema {
        types = List.copyOf(types);
        methods = List.copyOf(methods);
        errorTypes = List.copyOf(errorTypes);
        namespaces = Collections.unmodifiableMap(new TreeMap<>(namespaces));
        templates = List.copyOf(templates);
    }

    /** A schema without parameterised constructors whose namespaces are not described. */
    public Schema(OptionalInt layer, List<BoxedType> types, List<Method> methods, List<ErrorType> errorTypes) {
        this(layer, types, methods, errorTypes, Map.of(), List.of());
    }

    /** All constructors, in the order of their types. */
    public List<Constructor> constructors() {
        return types.stream().flatMap(type -> type.constructors().stream()).toList();
    }
}
