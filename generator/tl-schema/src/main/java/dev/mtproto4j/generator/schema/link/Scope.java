package dev.mtproto4j.generator.schema.link;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What names mean inside one definition.
 *
 * @param variables type parameters of a method, whose meaning only the caller knows
 * @param arguments parameters of a constructor, and what they stand for in the instance that is linked
 */
record Scope(Set<String> variables, Map<String, TypeArgument> arguments) {
    static final Scope EMPTY = new Scope(Set.of(), Map.of());

    static Scope ofMethod(Set<String> variables) {
        return new Scope(variables, Map.of());
    }

    static Scope ofInstance(Map<String, TypeArgument> arguments) {
        return new Scope(Set.of(), new LinkedHashMap<>(arguments));
    }

    /** The number that a name stands for, or null. */
    @Nullable
    Integer number(String name) {
        return arguments.get(name) instanceof TypeArgument.OfNumber number ? Integer.valueOf(number.value()) : null;
    }
}
