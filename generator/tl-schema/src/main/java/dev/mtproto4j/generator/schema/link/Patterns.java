package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.element.TypeParameterElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the result of a constructor against the arguments of its type: {@code Tuple X (n+1)} makes {@code Tuple<int,3>}
 * with {@code X} = {@code int} and {@code n} = 2, {@code Tuple X 0} does not.
 */
final class Patterns {
    private Patterns() {}

    /** The parts of a result behind the name of the type. */
    static List<TypeElement> arguments(TypeElement result) {
        if (result instanceof TypeElement.Reference reference) {
            return reference.arguments();
        } else if (result instanceof TypeElement.Application application) {
            return application.parts().subList(1, application.parts().size());
        }
        return List.of();
    }

    /** The name of the type that a constructor makes, or null if the result is no type. */
    static TypeElement.@Nullable Reference head(TypeElement result) {
        if (result instanceof TypeElement.Reference reference) {
            return reference;
        }
        return result instanceof TypeElement.Application application
                        && application.parts().get(0) instanceof TypeElement.Reference reference
                        && reference.arguments().isEmpty()
                ? reference
                : null;
    }

    /** What the parameters of a constructor stand for, or null if it does not make such a value. */
    static @Nullable Map<String, TypeArgument> match(CombinatorElement constructor, List<TypeArgument> arguments) {
        List<TypeElement> patterns = arguments(constructor.result());
        Map<String, TypeArgument> bound = new LinkedHashMap<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (i >= arguments.size() || !match(constructor, patterns.get(i), arguments.get(i), bound)) {
                return null;
            }
        }
        return bound;
    }

    /** Whether every parameter of a constructor follows from the arguments of its type. */
    static boolean binds(TypeElement pattern, String parameter) {
        if (pattern instanceof TypeElement.Parenthesised parenthesised) {
            return binds(parenthesised.type(), parameter);
        } else if (pattern instanceof TypeElement.Reference reference) {
            return reference.name().equals(parameter) && reference.arguments().isEmpty();
        } else if (pattern instanceof TypeElement.Sum sum) {
            return sum.parts().stream().anyMatch(part -> binds(part, parameter));
        } else if (pattern instanceof TypeElement.Application application && Numbers.isSuccessor(application)) {
            return binds(application.parts().get(1), parameter);
        }
        return false;
    }

    private static boolean match(
            CombinatorElement constructor,
            TypeElement pattern,
            TypeArgument argument,
            Map<String, TypeArgument> bound) {
        if (pattern instanceof TypeElement.Parenthesised parenthesised) {
            return match(constructor, parenthesised.type(), argument, bound);
        } else if (pattern instanceof TypeElement.Reference reference && isParameter(constructor, reference)) {
            TypeArgument before = bound.putIfAbsent(reference.name(), argument);
            return before == null || before.equals(argument);
        } else if (argument instanceof TypeArgument.OfNumber number) {
            return matchNumber(constructor, pattern, number.value(), bound);
        }
        return pattern.toTl().equals(argument.text());
    }

    private static boolean matchNumber(
            CombinatorElement constructor, TypeElement pattern, int value, Map<String, TypeArgument> bound) {
        if (pattern instanceof TypeElement.Natural natural) {
            return natural.value() == value;
        } else if (pattern instanceof TypeElement.Application application && Numbers.isSuccessor(application)) {
            return value > 0
                    && match(constructor, application.parts().get(1), new TypeArgument.OfNumber(value - 1), bound);
        } else if (pattern instanceof TypeElement.Sum sum) {
            int rest = value;
            TypeElement variable = null;
            for (TypeElement part : sum.parts()) {
                if (part instanceof TypeElement.Natural natural) {
                    rest -= natural.value();
                } else if (variable == null) {
                    variable = part;
                } else {
                    return false;
                }
            }
            return variable == null
                    ? rest == 0
                    : rest >= 0 && match(constructor, variable, new TypeArgument.OfNumber(rest), bound);
        }
        return false;
    }

    /** Whether a name is that of a parameter. */
    static boolean isParameter(CombinatorElement constructor, TypeElement.Reference reference) {
        return reference.arguments().isEmpty()
                && constructor.typeParameters().stream()
                        .map(TypeParameterElement::name)
                        .anyMatch(reference.name()::equals);
    }
}
