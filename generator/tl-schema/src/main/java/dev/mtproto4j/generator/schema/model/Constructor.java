package dev.mtproto4j.generator.schema.model;

import dev.mtproto4j.generator.schema.Location;
import java.util.List;

/**
 * A constructor of a TL type.
 *
 * @param type the type that it makes
 * @param identified whether the id alone says how to read a value. Not so for a constructor with parameters, such as
 *     {@code pair<int,string>}, which shares its id with {@code pair<long,long>}; nor for the group of fields inside a
 *     repetition, which has no id: it is 0
 */
public record Constructor(
        TlName name,
        int id,
        List<Field> fields,
        TlName type,
        boolean identified,
        String description,
        String definition,
        Location location)
        implements Combinator {

    public Constructor {
        fields = List.copyOf(fields);
    }
}
