package dev.mtproto4j.generator.schema.interpret;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How deep the smallest value of each constructor nests, so that a random value can always be brought to an end. */
final class Heights {
    private static final int UNKNOWN = Integer.MAX_VALUE;

    private final Map<TlName, Integer> constructors = new HashMap<>();
    private final Map<TlName, Integer> types = new HashMap<>();
    /** Of an {@code Object}, which is some constructor with an id. */
    private int objects = UNKNOWN;

    Heights(Schema schema) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (BoxedType type : schema.types()) {
                for (Constructor constructor : type.constructors()) {
                    int height = height(constructor);
                    if (height < constructors.getOrDefault(constructor.name(), UNKNOWN)) {
                        constructors.put(constructor.name(), height);
                        types.merge(type.name(), height, Math::min);
                        objects = constructor.identified() ? Math.min(objects, height) : objects;
                        changed = true;
                    }
                }
            }
        }
    }

    /** The constructor that ends soonest. */
    Constructor lowest(List<Constructor> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(constructor -> constructors.getOrDefault(constructor.name(), UNKNOWN)))
                .orElseThrow();
    }

    /** Those of which a value can be complete; after pruning, or where an Object needs an Object, some cannot. */
    List<Constructor> finite(List<Constructor> candidates) {
        return candidates.stream()
                .filter(constructor -> constructors.containsKey(constructor.name()))
                .toList();
    }

    private int height(Constructor constructor) {
        int height = 0;
        for (Field field : constructor.fields()) {
            if (field.condition() == null) {
                int inner = height(field.type());
                if (inner == UNKNOWN) {
                    return UNKNOWN;
                }
                height = Math.max(height, inner + 1);
            }
        }
        return height;
    }

    private int height(FieldType type) {
        if (type instanceof FieldType.Boxed boxed) {
            return types.getOrDefault(boxed.type(), UNKNOWN);
        } else if (type instanceof FieldType.Bare bare) {
            return constructors.getOrDefault(bare.constructor(), UNKNOWN);
        } else if (type instanceof FieldType.AnyObject) {
            return objects;
        }
        return type instanceof FieldType.Repeated repeated && repeated.count().plus() > 0
                ? height(repeated.element())
                : 0;
    }
}
