package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.element.TypeParameterElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A constructor with parameters where it is used bare, as {@code (tuple int n)} or {@code %(Tuple int n)}.
 *
 * @param arguments what is written for each of its parameters
 */
record CombinatorUse(CombinatorElement constructor, Map<String, TypeElement> arguments) {

    /** What a type expression uses, or null if that is not one constructor, or not bare. */
    static @Nullable CombinatorUse of(TypeElement type, Declarations declarations) {
        TypeElement applied = unwrapped(type);
        TypeElement.Reference head = Patterns.head(applied);
        if (head == null) {
            return null;
        }
        List<TypeElement> arguments = Patterns.arguments(applied);
        CombinatorElement constructor = declarations.templateConstructors().get(head.name());
        if (constructor != null) {
            return bind(constructor, parameters(constructor), arguments);
        }
        List<CombinatorElement> all = declarations.templates().getOrDefault(head.name(), List.of());
        return isBare(type) && all.size() == 1
                ? bind(all.get(0), Patterns.arguments(all.get(0).result()), arguments)
                : null;
    }

    /** The application inside brackets and behind a {@code %}: {@code Tuple int n} of {@code (%Tuple int n)}. */
    static TypeElement unwrapped(TypeElement type) {
        if (type instanceof TypeElement.Parenthesised parenthesised) {
            return unwrapped(parenthesised.type());
        } else if (type instanceof TypeElement.Bare bare) {
            return unwrapped(bare.type());
        } else if (type instanceof TypeElement.Application application
                && application.parts().get(0) instanceof TypeElement.Bare bare) {
            List<TypeElement> parts = new ArrayList<>(application.parts());
            parts.set(0, bare.type());
            return new TypeElement.Application(parts, application.location());
        }
        return type;
    }

    private static boolean isBare(TypeElement type) {
        return type instanceof TypeElement.Parenthesised parenthesised
                ? isBare(parenthesised.type())
                : type instanceof TypeElement.Bare
                        || (type instanceof TypeElement.Application application
                                && application.parts().get(0) instanceof TypeElement.Bare);
    }

    /** A bare constructor takes its own parameters, in their order. */
    private static List<TypeElement> parameters(CombinatorElement constructor) {
        List<TypeElement> names = new ArrayList<>();
        for (TypeParameterElement parameter : constructor.typeParameters()) {
            names.add(new TypeElement.Reference(parameter.name(), List.of(), parameter.location()));
        }
        return names;
    }

    private static @Nullable CombinatorUse bind(
            CombinatorElement constructor, List<TypeElement> parameters, List<TypeElement> arguments) {
        Map<String, TypeElement> bound = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (i >= arguments.size()
                    || !(parameters.get(i) instanceof TypeElement.Reference parameter)
                    || !Patterns.isParameter(constructor, parameter)
                    || bound.put(parameter.name(), arguments.get(i)) != null) {
                return null;
            }
        }
        return parameters.size() == arguments.size() ? new CombinatorUse(constructor, bound) : null;
    }
}
