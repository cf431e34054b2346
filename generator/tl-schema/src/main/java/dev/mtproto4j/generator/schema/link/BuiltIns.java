package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.IdElement;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types that the runtime knows by itself, so that their declarations make no class. */
final class BuiltIns {
    /** Bare primitive types by name, with the other names that TDLib's schemas have for some of them. */
    private static final Map<String, FieldType> PRIMITIVES = Map.ofEntries(
            Map.entry("int", Primitive.INT),
            Map.entry("int32", Primitive.INT),
            Map.entry("long", Primitive.LONG),
            Map.entry("int53", Primitive.LONG),
            Map.entry("int64", Primitive.LONG),
            Map.entry("double", Primitive.DOUBLE),
            Map.entry("string", Primitive.STRING),
            Map.entry("secureString", Primitive.STRING),
            Map.entry("bytes", Primitive.BYTES),
            Map.entry("secureBytes", Primitive.BYTES),
            Map.entry("int128", Primitive.INT128),
            Map.entry("int256", Primitive.INT256),
            Map.entry("Bool", Primitive.BOOL));

    /** Ids of boxed primitives in schemas that do not declare them: the CRC32 of {@code int ? = Int} and so on. */
    private static final Map<String, FieldType.BoxedPrimitive> BOXED = Map.of(
            "Int", new FieldType.BoxedPrimitive(Primitive.INT, "Int", 0xa8509bda),
            "Long", new FieldType.BoxedPrimitive(Primitive.LONG, "Long", 0x22076cba),
            "Double", new FieldType.BoxedPrimitive(Primitive.DOUBLE, "Double", 0x2210c154),
            "String", new FieldType.BoxedPrimitive(Primitive.STRING, "String", 0xb5286e24));

    /** Values of any type, unless a schema defines the names otherwise. */
    private static final Map<String, FieldType> ANYTHING = Map.of(
            "Object", new FieldType.AnyObject(),
            "object", new FieldType.AnyObject(),
            "Function", new FieldType.AnyFunction(),
            "function", new FieldType.AnyFunction());

    private static final Set<String> VECTORS = Set.of("vector", "Vector");

    private BuiltIns() {}

    static Map<String, FieldType> primitives() {
        return PRIMITIVES;
    }

    static Map<String, FieldType> anything() {
        return ANYTHING;
    }

    /** The boxed form of a primitive type by its name, such as {@code Int}, or null. */
    static FieldType.@Nullable BoxedPrimitive boxed(String type, @Nullable CombinatorElement declaration) {
        if (declaration != null && PRIMITIVES.get(declaration.name()) instanceof Primitive primitive) {
            IdElement id = declaration.id();
            return new FieldType.BoxedPrimitive(
                    primitive, type, id == null ? ConstructorIds.compute(declaration) : id.value());
        }
        return BOXED.get(type);
    }

    static boolean isVector(String name) {
        return VECTORS.contains(name);
    }

    /** Whether a declaration only names what is built in, such as {@code int ? = Int} or {@code bytes = Bytes}. */
    static boolean declares(CombinatorElement combinator) {
        return combinator.primitive()
                || combinator.name().equals("vector")
                || (PRIMITIVES.containsKey(combinator.name()) && !combinator.function());
    }
}
