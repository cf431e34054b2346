package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Type expressions to field types: capital letter means boxed, small letter means bare. */
final class TypeResolver {
    private final Declarations declarations;
    private final ErrorCollector errors;
    private final Suggestions suggestions;
    private final ArgumentResolver arguments;

    TypeResolver(Declarations declarations, Templates templates, ErrorCollector errors, Suggestions suggestions) {
        this.declarations = declarations;
        this.errors = errors;
        this.suggestions = suggestions;
        this.arguments = new ArgumentResolver(declarations, templates, this, errors);
    }

    /** The meaning of an expression, or null after an error. */
    @Nullable
    FieldType resolve(TypeElement type, Scope scope) {
        if (type instanceof TypeElement.Parenthesised parenthesised) {
            return resolve(parenthesised.type(), scope);
        } else if (type instanceof TypeElement.Reference reference) {
            return reference.arguments().isEmpty()
                    ? named(reference, scope)
                    : applied(reference, reference.arguments(), scope);
        } else if (type instanceof TypeElement.Application application
                && application.parts().get(0) instanceof TypeElement.Reference head
                && head.arguments().isEmpty()) {
            return applied(
                    head, application.parts().subList(1, application.parts().size()), scope);
        } else if (type instanceof TypeElement.Application application
                && application.parts().get(0) instanceof TypeElement.Bare head) {
            return bare(bareOfAll(application, head), scope);
        } else if (type instanceof TypeElement.Bare bare) {
            return bare(bare, scope);
        } else if (type instanceof TypeElement.Nat) {
            return new FieldType.FlagsWord();
        }
        errors.error(type.location(), "'" + type.toTl() + "' is not a type", "Write the name of a type.");
        return null;
    }

    /** Whether a type is {@code true}, of which a field with a condition needs no bytes. */
    boolean isTrue(TypeElement type) {
        return type instanceof TypeElement.Reference reference
                && reference.name().equals("true")
                && reference.arguments().isEmpty()
                && !declarations.hasFields("true");
    }

    private @Nullable FieldType named(TypeElement.Reference reference, Scope scope) {
        String name = reference.name();
        FieldType primitive = BuiltIns.primitives().get(name);
        TypeArgument argument = scope.arguments().get(name);
        if (argument instanceof TypeArgument.OfType type) {
            return type.type();
        } else if (argument != null) {
            errors.error(reference.location(), name + " is a number, not a type", "Write the name of a type.");
            return null;
        } else if (scope.variables().contains(name)) {
            return new FieldType.TypeVariable(name);
        } else if (primitive != null && !(primitive == FieldType.Primitive.BOOL && declarations.isOwnBool())) {
            return primitive;
        } else if (BuiltIns.isVector(name) || declarations.arity(name) > 0) {
            errors.error(reference.location(), name + " of what?", "Write " + name + "<Type>.");
            return null;
        } else if (declarations.constructors().containsKey(name)) {
            return new FieldType.Bare(TlName.parse(name));
        } else if (declarations.types().containsKey(name)) {
            return new FieldType.Boxed(TlName.parse(name));
        }
        CombinatorElement declaration = declarations.builtInOf(name);
        FieldType builtIn = BuiltIns.boxed(name, declaration);
        if (builtIn != null && declaration != null) {
            declarations.useBoxed(declaration);
        }
        builtIn = builtIn == null ? BuiltIns.anything().get(name) : builtIn;
        if (builtIn == null) {
            unknown(reference);
        }
        return builtIn;
    }

    private void unknown(TypeElement.Reference reference) {
        String name = reference.name();
        if (declarations.isBuiltIn(name)) {
            errors.error(
                    reference.location(),
                    name + " is declared as built in, but this compiler does not know how it is written",
                    "Built in are int, long, double, string, bytes, int128, int256, object and function. Give " + name
                            + " a definition.");
        } else if (Declarations.startsLower(name)) {
            errors.error(
                    reference.location(),
                    "unknown constructor " + name + "; a type with a small first letter is a bare constructor",
                    suggestions
                            .closest(name, declarations.types().keySet())
                            .map(type -> "Did you mean the type " + type + "?")
                            .orElseGet(() -> suggestions.advice(
                                    name, declarations.constructors().keySet(), "Define the constructor.")));
        } else if (declarations.empty(name) != null) {
            errors.error(
                    reference.location(),
                    "no value can be of the type " + name + ", which is empty by " + declarations.empty(name),
                    "Leave out what is of this type.");
        } else {
            errors.error(
                    reference.location(),
                    "unknown type " + name,
                    suggestions.advice(name, declarations.types().keySet(), "Define a constructor of it."));
        }
    }

    private @Nullable FieldType applied(TypeElement.Reference head, List<TypeElement> parts, Scope scope) {
        if (!BuiltIns.isVector(head.name())) {
            return arguments.apply(head, parts, scope);
        }
        if (parts.size() != 1) {
            errors.error(head.location(), head.name() + " takes one type, not " + parts.size(), "");
            return null;
        }
        FieldType element = arguments.type(parts.get(0), scope);
        if (element instanceof FieldType.TypeVariable variable) {
            errors.error(
                    head.location(),
                    "a vector of " + variable.typeParameter() + ", which only the caller knows, cannot be read",
                    "Define a method for each type that is needed.");
            return null;
        }
        return element == null
                ? null
                : new FieldType.VectorOf(element, head.name().equals("Vector"));
    }

    /** {@code %Tuple int 3} is {@code %(Tuple int 3)}. */
    private static TypeElement.Bare bareOfAll(TypeElement.Application application, TypeElement.Bare head) {
        List<TypeElement> parts = new ArrayList<>(application.parts());
        parts.set(0, head.type());
        return new TypeElement.Bare(new TypeElement.Application(parts, application.location()), head.location());
    }

    /** {@code %Type} is the bare form of the only constructor of a type. */
    private @Nullable FieldType bare(TypeElement.Bare bare, Scope scope) {
        FieldType inner = resolve(bare.type(), scope);
        if (inner instanceof FieldType.VectorOf vector) {
            return new FieldType.VectorOf(vector.element(), false);
        } else if (inner instanceof FieldType.Bare
                || (inner instanceof FieldType.Primitive && inner != FieldType.Primitive.BOOL)) {
            return inner;
        } else if (inner instanceof FieldType.BoxedPrimitive primitive) {
            return primitive.primitive();
        } else if (inner instanceof FieldType.Boxed boxed) {
            List<TlName> constructors = arguments.constructors(boxed);
            if (constructors.size() == 1) {
                return new FieldType.Bare(constructors.get(0));
            }
            errors.error(
                    bare.location(),
                    boxed.type() + " has " + constructors.size() + " constructors, so that it cannot be bare",
                    "Name one constructor, or leave the % out.");
        } else if (inner != null) {
            errors.error(bare.location(), "'" + bare.toTl() + "' has no bare form", "Leave the % out.");
        }
        return null;
    }

    static List<TlName> names(List<CombinatorElement> constructors) {
        return constructors.stream()
                .map(constructor -> TlName.parse(constructor.name()))
                .toList();
    }
}
