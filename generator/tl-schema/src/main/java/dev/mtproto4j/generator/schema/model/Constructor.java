package dev.mtproto4j.generator.schema.model;

import dev.mtproto4j.generator.schema.Location;
import java.util.List;

/**
 * A constructor of a TL type.
 *
 * @param type the type that it makes
 */
public record Constructor(
        TlName name, int id, List<Field> fields, TlName type, String description, String definition, Location location)
        implements Combinator {

    public Constructor {
        fields = List.copyOf(fields);
    }
}
