package dev.mtproto4j.generator.schema.model;

import dev.mtproto4j.generator.schema.Location;
import java.util.List;

/**
 * A function that can be called.
 *
 * @param typeParameters names from {@code {X:Type}}
 * @param result what the call returns
 * @param resultDescription from {@code //@result}; empty if there is none
 * @param callers who may call it
 * @param errors the documented errors, sorted by code and type
 */
public record Method(
        TlName name,
        int id,
        List<String> typeParameters,
        List<Field> fields,
        FieldType result,
        String description,
        String resultDescription,
        Callers callers,
        List<ErrorRow> errors,
        String definition,
        Location location)
        implements Combinator {

    public Method {
        typeParameters = List.copyOf(typeParameters);
        fields = List.copyOf(fields);
        errors = List.copyOf(errors);
    }
}
