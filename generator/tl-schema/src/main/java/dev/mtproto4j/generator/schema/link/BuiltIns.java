package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.element.ArgumentElement;
import dev.mtproto4j.generator.schema.element.ArgumentElement.FieldElement;
import dev.mtproto4j.generator.schema.element.ArgumentElement.RepeatElement;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.IdElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** What may be written between the name and the equals sign of a primitive type that is no {@code ?}. */
    private static final Map<String, Set<String>> LAYOUTS = Map.of(
            "int32", Set.of("int"),
            "int53", Set.of("long"),
            "int64", Set.of("long"),
            "bytes", Set.of("string"),
            "secureString", Set.of("string"),
            "secureBytes", Set.of("bytes", "string"),
            "int128", Set.of("4*[ int ]", "2*[ long ]", "int int int int", "long long"),
            "int256", Set.of("8*[ int ]", "4*[ long ]", "long long long long"));

    private static final Map<String, String> SAME = Map.of("int32", "int", "int53", "long", "int64", "long");

    private static final Set<Integer> BOOL_IDS = Set.of(0x997275b5, 0xbc799737);

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

    /** Whether a constructor is one of the two that {@code Bool} is made of, whatever it is called. */
    static boolean isBool(CombinatorElement constructor) {
        IdElement id = constructor.id();
        return constructor.arguments().isEmpty()
                && BOOL_IDS.contains(id == null ? ConstructorIds.compute(constructor) : id.value());
    }

    static boolean isVector(String name) {
        return VECTORS.contains(name);
    }

    /** Whether a declaration only names what is built in, such as {@code int ? = Int} or {@code bytes = Bytes}. */
    static boolean declares(CombinatorElement combinator) {
        return combinator.primitive()
                || (!combinator.function()
                        && (combinator.name().equals("vector") || PRIMITIVES.containsKey(combinator.name())));
    }

    /** Whether what is declared is what is built in. */
    static boolean fits(CombinatorElement declaration) {
        if (declaration.primitive()) {
            return true;
        } else if (declaration.name().equals("vector")) {
            return isVectorOf(declaration);
        }
        String name = declaration.name();
        String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String layout = layout(declaration.arguments());
        return declaration.typeParameters().isEmpty()
                && declaration.result().toTl().equals(type)
                && (layout.isEmpty() || LAYOUTS.getOrDefault(name, Set.of()).contains(layout));
    }

    /** The types of fields, whatever these are called. */
    private static String layout(List<ArgumentElement> arguments) {
        List<String> types = new ArrayList<>();
        for (ArgumentElement argument : arguments) {
            if (argument instanceof FieldElement field) {
                String type = field.type().toTl();
                types.add(field.condition() == null ? SAME.getOrDefault(type, type) : field.toTl());
            } else if (argument instanceof RepeatElement repeat) {
                String count = repeat.count() == null ? "" : repeat.count().toTl();
                types.add(count + "*[ " + layout(repeat.arguments()) + " ]");
            }
        }
        return String.join(" ", types);
    }

    /** {@code {t:Type} # [ t ] = Vector t}, with or without names, or for one type. */
    private static boolean isVectorOf(CombinatorElement declaration) {
        List<ArgumentElement> arguments = declaration.arguments();
        TypeElement.Reference type = Patterns.head(declaration.result());
        List<TypeElement> elements = Patterns.arguments(declaration.result());
        return type != null
                && type.name().equals("Vector")
                && elements.size() == 1
                && arguments.size() == 2
                && arguments.get(0) instanceof FieldElement count
                && count.condition() == null
                && count.type() instanceof TypeElement.Nat
                && arguments.get(1) instanceof RepeatElement items
                && (items.count() == null || items.count().toTl().equals(count.name()))
                && items.arguments().size() == 1
                && items.arguments().get(0) instanceof FieldElement item
                && item.condition() == null
                && item.type().toTl().equals(elements.get(0).toTl());
    }
}
