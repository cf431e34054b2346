package dev.mtproto4j.generator.schema.model;

import java.util.List;

/**
 * A TL type and what makes it.
 *
 * @param constructors sorted by name; empty only if pruning cut all of them
 * @param description from {@code //@type}; empty if there is none
 */
public record BoxedType(TlName name, List<Constructor> constructors, String description) {

    public BoxedType {
        constructors = List.copyOf(constructors);
    }
}
