package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.element.TypeParameterElement;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.NatTerm;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types with arguments, {@code (Pair int string)} or {@code tuple<long,3>}, to instances of their templates. */
final class ArgumentResolver {
    private final Declarations declarations;
    private final Templates templates;
    private final TypeResolver types;
    private final ErrorCollector errors;
    private final Map<TlName, Templates.Instance> instances = new HashMap<>();

    ArgumentResolver(Declarations declarations, Templates templates, TypeResolver types, ErrorCollector errors) {
        this.declarations = declarations;
        this.templates = templates;
        this.types = types;
        this.errors = errors;
    }

    /** The instance that a name is with some arguments, or null after an error. */
    @Nullable
    FieldType apply(TypeElement.Reference head, List<TypeElement> parts, Scope scope) {
        String name = head.name();
        CombinatorElement constructor = declarations.templateConstructors().get(name);
        int arity = constructor == null
                ? declarations.arity(name)
                : constructor.typeParameters().size();
        TypeElement alone = new TypeElement.Reference(name, List.of(), head.location());
        if (arity == 0 && types.resolve(alone, scope) == null) {
            return null;
        }
        if (arity != parts.size()) {
            errors.error(
                    head.location(),
                    arity == 0
                            ? name + " takes no arguments"
                            : name + " takes " + arity + (arity == 1 ? " argument" : " arguments") + ", not "
                                    + parts.size(),
                    arity == 0 ? "Leave them out." : "It is defined at " + place(name, constructor) + ".");
            return null;
        }
        List<TypeArgument> arguments = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            TypeArgument argument = argument(parts.get(i), declarations.isNumber(name, i), scope);
            if (argument == null) {
                return null;
            }
            arguments.add(argument);
        }
        return constructor == null ? boxed(head, arguments) : bare(head, constructor, arguments);
    }

    /** A type as an element or an argument: {@code #} stands for its values, which are plain numbers. */
    @Nullable
    FieldType type(TypeElement element, Scope scope) {
        FieldType type = types.resolve(element, scope);
        return type instanceof FieldType.FlagsWord ? Primitive.INT : type;
    }

    /** The names of the constructors of a type. */
    List<TlName> constructors(FieldType.Boxed boxed) {
        Templates.Instance instance = instances.get(boxed.type());
        if (instance != null) {
            return instance.constructors().keySet().stream()
                    .map(instance::constructorName)
                    .toList();
        }
        return TypeResolver.names(declarations.types().getOrDefault(boxed.type().toString(), List.of()));
    }

    private @Nullable FieldType boxed(TypeElement.Reference head, List<TypeArgument> arguments) {
        Templates.Instance instance = templates.instance(head.name(), arguments, head.location());
        if (instance == null) {
            return null;
        }
        instances.put(instance.name(), instance);
        return new FieldType.Boxed(instance.name());
    }

    /** A bare constructor takes its own parameters, in their order. */
    private @Nullable FieldType bare(
            TypeElement.Reference head, CombinatorElement constructor, List<TypeArgument> arguments) {
        Map<String, TypeArgument> bound = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            bound.put(constructor.typeParameters().get(i).name(), arguments.get(i));
        }
        TypeElement.Reference type = Patterns.head(constructor.result());
        Scope scope = Scope.ofInstance(bound);
        List<TypeArgument> ofType = new ArrayList<>();
        for (TypeElement pattern : Patterns.arguments(constructor.result())) {
            TypeArgument argument = argument(pattern, Numbers.evaluate(pattern, scope, Set.of()) != null, scope);
            if (argument == null) {
                return null;
            }
            ofType.add(argument);
        }
        Templates.Instance instance = type == null ? null : templates.instance(type.name(), ofType, head.location());
        if (instance == null) {
            return null;
        }
        instances.put(instance.name(), instance);
        return new FieldType.Bare(instance.constructorName(constructor));
    }

    private @Nullable TypeArgument argument(TypeElement element, boolean number, Scope scope) {
        if (!number) {
            FieldType type = type(element, scope);
            if (type instanceof FieldType.TypeVariable) {
                errors.error(
                        element.location(),
                        "a type with an argument that only the caller knows cannot be read",
                        "Define a method for each type that is needed.");
                return null;
            }
            return type == null ? null : new TypeArgument.OfType(type);
        }
        NatTerm term = Numbers.evaluate(element, scope, Set.of());
        if (term != null && term.field() == null) {
            return new TypeArgument.OfNumber(term.plus());
        }
        errors.error(
                element.location(),
                "the number '" + element.toTl() + "' must be known when the schema is compiled",
                "Write a constant. Only a bare value that is always there, such as x:%(T n), takes a # field n of this"
                        + " definition.");
        return null;
    }

    private String place(String name, @Nullable CombinatorElement constructor) {
        CombinatorElement definition = constructor == null
                ? declarations.templates().getOrDefault(name, List.of()).get(0)
                : constructor;
        return definition.location() + " with "
                + String.join(
                        " ",
                        definition.typeParameters().stream()
                                .map(TypeParameterElement::toTl)
                                .toList());
    }
}
