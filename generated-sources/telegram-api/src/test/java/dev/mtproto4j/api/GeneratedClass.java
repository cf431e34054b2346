package dev.mtproto4j.api;

import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.tl.TlObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A generated class as its users call it, by reflection; Java names are worked out anew from the TL names. */
final class GeneratedClass {
    private static final List<String> KEYWORDS =
            List.of("default", "private", "final", "long", "public", "static", "short", "int", "double", "class");

    private final Class<?> type;
    private final Combinator combinator;

    GeneratedClass(Class<?> type, Combinator combinator) {
        this.type = type;
        this.combinator = combinator;
    }

    /** {@code access_hash} → {@code accessHash}. */
    static String accessor(String tlName) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : tlName.toCharArray()) {
            if (c == '_') {
                upper = name.length() > 0;
            } else {
                name.append(name.length() == 0 ? Character.toLowerCase(c) : upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return KEYWORDS.contains(name.toString()) ? name + "_" : name.toString();
    }

    List<Field> visibleFields() {
        return combinator.fields().stream()
                .filter(field -> !(field.type() instanceof FieldType.FlagsWord))
                .toList();
    }

    @Nullable
    Object get(TlObject value, Field field) {
        return invoke(method(type, accessor(field.name())), value);
    }

    boolean hasBuilder() {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("builder"));
    }

    /** The public constructor of the required fields, if the class has one. */
    Optional<TlObject> construct(Map<String, Object> values) {
        Optional<Constructor<?>> constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(candidate -> Modifier.isPublic(candidate.getModifiers()))
                .findFirst();
        if (constructor.isEmpty()) {
            return Optional.empty();
        }
        Object[] arguments = visibleFields().stream()
                .filter(field -> field.condition() == null)
                .map(field -> values.get(field.name()))
                .toArray();
        try {
            return Optional.of((TlObject) constructor.get().newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(combinator.name() + ": public constructor", e);
        }
    }

    /** The builder with every value set; flags that follow from a value have no setter and are left out. */
    TlObject build(Map<String, Object> values) {
        Object builder = required(invoke(method(type, "builder"), null));
        values.forEach((name, value) -> Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getName().equals(accessor(name))
                        && method.getParameterCount() == 1
                        && method.getDeclaringClass() == builder.getClass())
                .findFirst()
                .ifPresentOrElse(setter -> invoke(setter, builder, value), () -> expectShared(name)));
        return (TlObject) required(invoke(method(builder.getClass(), "build"), builder));
    }

    TlObject rebuild(TlObject value) {
        Object builder = required(invoke(method(type, "toBuilder"), value));
        return (TlObject) required(invoke(method(builder.getClass(), "build"), builder));
    }

    private void expectShared(String name) {
        Field field = combinator.fields().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        boolean shared = field.type() instanceof FieldType.True
                && combinator.fields().stream()
                        .anyMatch(other -> !(other.type() instanceof FieldType.True)
                                && field.condition() != null
                                && field.condition().equals(other.condition()));
        if (!shared) {
            throw new AssertionError(combinator.name() + ": the builder has no setter for " + name);
        }
    }

    static @Nullable Object invoke(Method method, @Nullable Object target, @Nullable Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(method.toString(), e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(method.toString(), e);
        }
    }

    private static Method method(Class<?> owner, String name) {
        try {
            return owner.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(owner.getName() + " has no method " + name + "()", e);
        }
    }

    private static Object required(@Nullable Object value) {
        if (value == null) {
            throw new AssertionError("unexpected null");
        }
        return value;
    }
}
