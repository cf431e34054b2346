package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schema read backwards: what returns, takes and holds a type, and what raises an error. Sorted by name. */
final class References {
    private final Map<TlName, TlName> typeOfConstructor = new HashMap<>();
    private final Map<TlName, Set<TlName>> returning = new HashMap<>();
    private final Map<TlName, Set<TlName>> taking = new HashMap<>();
    private final Map<TlName, Set<TlName>> holding = new HashMap<>();
    private final Map<String, Set<TlName>> raising = new HashMap<>();

    References(Schema schema) {
        for (BoxedType type : schema.types()) {
            for (Constructor constructor : type.constructors()) {
                typeOfConstructor.put(constructor.name(), type.name());
            }
        }
        for (Method method : schema.methods()) {
            add(returning, type(method.result()), method);
            for (Field field : method.fields()) {
                add(taking, type(field.type()), method);
            }
            for (ErrorRow row : method.errors()) {
                add(raising, row.type(), method);
            }
        }
        for (Constructor constructor : schema.constructors()) {
            for (Field field : constructor.fields()) {
                add(holding, type(field.type()), constructor);
            }
        }
    }

    /** The methods whose result is the type or a vector of it. */
    List<TlName> methodsReturning(TlName type) {
        return sorted(returning.get(type));
    }

    /** The methods with a parameter of the type or of a vector of it. */
    List<TlName> methodsTaking(TlName type) {
        return sorted(taking.get(type));
    }

    /** The constructors with a field of the type or of a vector of it. */
    List<TlName> constructorsHolding(TlName type) {
        return sorted(holding.get(type));
    }

    /** The methods with the error in their table. */
    List<TlName> methodsRaising(String errorType) {
        return sorted(raising.get(errorType));
    }

    /** The boxed type behind a field or result, through vectors and bare constructors; null if there is none. */
    private @Nullable TlName type(FieldType type) {
        if (type instanceof FieldType.Boxed boxed) {
            return boxed.type();
        } else if (type instanceof FieldType.Bare bare) {
            return typeOfConstructor.get(bare.constructor());
        } else if (type instanceof FieldType.VectorOf vector) {
            return type(vector.element());
        }
        return null;
    }

    private static <K> void add(Map<K, Set<TlName>> map, @Nullable K key, Combinator user) {
        if (key != null) {
            map.computeIfAbsent(key, unused -> new LinkedHashSet<>()).add(user.name());
        }
    }

    private static List<TlName> sorted(@Nullable Set<TlName> names) {
        List<TlName> sorted = names == null ? new ArrayList<>() : new ArrayList<>(names);
        sorted.sort(null);
        return sorted;
    }
}
