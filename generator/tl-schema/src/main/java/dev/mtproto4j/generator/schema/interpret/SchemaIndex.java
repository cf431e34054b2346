package dev.mtproto4j.generator.schema.interpret;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schema by name and by id. */
final class SchemaIndex {
    private final Map<TlName, BoxedType> types = new HashMap<>();
    private final Map<TlName, Constructor> constructors = new HashMap<>();
    private final Map<TlName, Method> methods = new HashMap<>();
    private final Map<Integer, Constructor> constructorsById = new HashMap<>();
    private final Map<Integer, Method> methodsById = new HashMap<>();

    SchemaIndex(List<Schema> schemas) {
        for (Schema schema : schemas) {
            schema.types().forEach(type -> types.put(type.name(), type));
            for (Constructor constructor : schema.constructors()) {
                constructors.put(constructor.name(), constructor);
                if (constructor.identified()) {
                    constructorsById.put(constructor.id(), constructor);
                }
            }
            for (Method method : schema.methods()) {
                methods.put(method.name(), method);
                methodsById.put(method.id(), method);
            }
        }
    }

    BoxedType type(TlName name) {
        return known(types.get(name), name);
    }

    Constructor constructor(TlName name) {
        return known(constructors.get(name), name);
    }

    Method method(TlName name) {
        return known(methods.get(name), name);
    }

    /** A constructor, or else a method. */
    Combinator combinator(TlName name) {
        Constructor constructor = constructors.get(name);
        return constructor != null ? constructor : method(name);
    }

    @Nullable
    Constructor constructor(int id) {
        return constructorsById.get(id);
    }

    @Nullable
    Method method(int id) {
        return methodsById.get(id);
    }

    /** The fewest bytes that a value can have: what a hostile vector count is held against. */
    static int minimumBytes(FieldType type) {
        if (type instanceof FieldType.Primitive primitive) {
            return switch (primitive) {
                case INT, STRING, BYTES, BOOL -> 4;
                case LONG, DOUBLE -> 8;
                case INT128 -> 16;
                case INT256 -> 32;
            };
        } else if (type instanceof FieldType.VectorOf vector) {
            return vector.boxed() ? 8 : 4;
        }
        boolean open = type instanceof FieldType.Bare || type instanceof FieldType.Repeated;
        return open ? 0 : 4;
    }

    /** The name by which a value has a field, for messages. */
    static String path(Combinator combinator, Field field) {
        return combinator.name() + "." + field.name();
    }

    private static <T> T known(@Nullable T found, TlName name) {
        if (found == null) {
            throw new CodecException(name + " is not in the schema");
        }
        return found;
    }
}
