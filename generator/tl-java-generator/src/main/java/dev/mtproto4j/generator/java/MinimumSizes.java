package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fewest bytes that a value can take. A reader multiplies them with the length that a vector claims, and refuses
 * what the packet cannot hold before it allocates anything.
 */
final class MinimumSizes {
    /** Bounds the work and the values for types that only exist infinitely nested. */
    private static final int ROUNDS = 16;

    private static final int LARGEST = 1 << 12;

    private final Map<TlName, Integer> ofBareConstructor = new HashMap<>();
    private final Map<TlName, Integer> ofBoxedType = new HashMap<>();

    MinimumSizes(List<BoxedType> types) {
        // Each round is a lower bound, and a better one than the round before.
        boolean changed = true;
        for (int round = 0; changed && round < ROUNDS; round++) {
            changed = false;
            for (BoxedType type : types) {
                int smallest = LARGEST;
                for (Constructor constructor : type.constructors()) {
                    int size = fields(constructor);
                    changed |= !Integer.valueOf(size).equals(ofBareConstructor.put(constructor.name(), size));
                    smallest = Math.min(smallest, 4 + size);
                }
                ofBoxedType.put(type.name(), smallest);
            }
        }
    }

    int of(FieldType type) {
        if (type instanceof Primitive primitive) {
            return switch (primitive) {
                case INT, BOOL, STRING, BYTES -> 4;
                case LONG, DOUBLE -> 8;
                case INT128 -> 16;
                case INT256 -> 32;
            };
        } else if (type instanceof FieldType.Boxed boxed) {
            return ofBoxedType.getOrDefault(boxed.type(), 4);
        } else if (type instanceof FieldType.Bare bare) {
            return ofBareConstructor.getOrDefault(bare.constructor(), 0);
        } else if (type instanceof FieldType.VectorOf vector) {
            return vector.boxed() ? 8 : 4;
        } else if (type instanceof FieldType.True) {
            return 0;
        } else if (type instanceof FieldType.BoxedPrimitive boxed) {
            return 4 + of(boxed.primitive());
        } else if (type instanceof FieldType.Repeated repeated) {
            return (int) Math.min(LARGEST, (long) repeated.count().plus() * of(repeated.element()));
        }
        return 4;
    }

    int ofBare(Constructor constructor) {
        return ofBareConstructor.getOrDefault(constructor.name(), 0);
    }

    int ofBoxed(BoxedType type) {
        return ofBoxedType.getOrDefault(type.name(), 4);
    }

    private int fields(Constructor constructor) {
        int size = 0;
        for (Field field : constructor.fields()) {
            if (field.condition() == null) {
                size += of(field.type());
            }
        }
        return Math.min(size, LARGEST);
    }
}
