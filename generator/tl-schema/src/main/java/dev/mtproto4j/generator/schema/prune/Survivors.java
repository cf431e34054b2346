package dev.mtproto4j.generator.schema.prune;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.HashSet;
import java.util.Set;

/** The constructors that can still be complete when the excluded ones are gone. */
final class Survivors {
    private final Set<TlName> constructors = new HashSet<>();
    private final Set<TlName> types = new HashSet<>();

    Survivors(Schema schema, NameFilter filter) {
        for (Constructor constructor : schema.constructors()) {
            if (!filter.excludes(constructor)) {
                constructors.add(constructor.name());
            }
        }
        boolean changed = true;
        while (changed) {
            types.clear();
            for (BoxedType type : schema.types()) {
                if (type.constructors().stream().anyMatch(this::isAlive)) {
                    types.add(type.name());
                }
            }
            changed = false;
            for (Constructor constructor : schema.constructors()) {
                if (isAlive(constructor) && !missing(constructor).isEmpty()) {
                    constructors.remove(constructor.name());
                    changed = true;
                }
            }
        }
    }

    boolean isAlive(Constructor constructor) {
        return constructors.contains(constructor.name());
    }

    /** The first thing that a definition cannot do without and that is gone, or the empty string. */
    String missing(Combinator combinator) {
        for (Field field : combinator.fields()) {
            String missing = field.condition() == null ? missing(field.type()) : "";
            if (!missing.isEmpty()) {
                return missing;
            }
        }
        return combinator instanceof Method method ? missing(method.result()) : "";
    }

    private String missing(FieldType type) {
        if (type instanceof FieldType.Boxed boxed && !types.contains(boxed.type())) {
            return boxed.type().toString();
        } else if (type instanceof FieldType.Bare bare && !constructors.contains(bare.constructor())) {
            return bare.constructor().toString();
        } else if (type instanceof FieldType.Repeated repeated
                && repeated.count().field() == null) {
            return missing(repeated.element());
        }
        return "";
    }
}
