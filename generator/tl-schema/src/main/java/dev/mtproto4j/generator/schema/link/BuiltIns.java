package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import java.util.Map;
import java.util.Set;

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

    private static final Set<String> VECTORS = Set.of("vector", "Vector");

    private BuiltIns() {}

    static Map<String, FieldType> primitives() {
        return PRIMITIVES;
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
