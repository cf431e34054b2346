package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Type expressions to field types: capital letter means boxed, small letter means bare. */
final class TypeResolver {
    private final Declarations declarations;
    private final ErrorCollector errors;
    private final Suggestions suggestions;

    TypeResolver(Declarations declarations, ErrorCollector errors, Suggestions suggestions) {
        this.declarations = declarations;
        this.errors = errors;
        this.suggestions = suggestions;
    }

    /** The meaning of an expression, or null after an error. */
    @Nullable
    FieldType resolve(TypeElement type, Set<String> typeParameters) {
        if (type instanceof TypeElement.Parenthesised parenthesised) {
            return resolve(parenthesised.type(), typeParameters);
        } else if (type instanceof TypeElement.Reference reference) {
            return reference.arguments().isEmpty()
                    ? named(reference, typeParameters)
                    : applied(reference, reference.arguments(), typeParameters);
        } else if (type instanceof TypeElement.Application application
                && application.parts().get(0) instanceof TypeElement.Reference head
                && head.arguments().isEmpty()) {
            return applied(
                    head, application.parts().subList(1, application.parts().size()), typeParameters);
        } else if (type instanceof TypeElement.Bare bare) {
            return bare(bare, typeParameters);
        } else if (type instanceof TypeElement.Nat) {
            return new FieldType.FlagsWord();
        }
        return unsupported(type, "'" + type.toTl() + "' is not a type that can be supported here");
    }

    private @Nullable FieldType named(TypeElement.Reference reference, Set<String> typeParameters) {
        String name = reference.name();
        FieldType primitive = BuiltIns.primitives().get(name);
        if (typeParameters.contains(name)) {
            return new FieldType.TypeVariable(name);
        } else if (primitive != null) {
            return primitive;
        } else if (BuiltIns.isVector(name)) {
            errors.error(reference.location(), name + " of what?", "Write " + name + "<Type>.");
            return null;
        } else if (Declarations.startsLower(name)) {
            return constructor(reference);
        } else if (declarations.types().containsKey(name)) {
            return new FieldType.Boxed(TlName.parse(name));
        } else if (name.equals("Object")) {
            return unsupported(reference, "Object, a value of any type, is not supported");
        }
        errors.error(
                reference.location(),
                "unknown type " + name,
                suggestions.advice(name, declarations.types().keySet(), "Define a constructor of it."));
        return null;
    }

    private @Nullable FieldType constructor(TypeElement.Reference reference) {
        String name = reference.name();
        if (declarations.constructors().containsKey(name)) {
            return new FieldType.Bare(TlName.parse(name));
        }
        errors.error(
                reference.location(),
                "unknown constructor " + name + "; a type with a small first letter is a bare constructor",
                suggestions
                        .closest(name, declarations.types().keySet())
                        .map(type -> "Did you mean the type " + type + "?")
                        .orElseGet(() -> suggestions.advice(
                                name, declarations.constructors().keySet(), "Define the constructor.")));
        return null;
    }

    private @Nullable FieldType applied(
            TypeElement.Reference head, List<TypeElement> arguments, Set<String> typeParameters) {
        if (!BuiltIns.isVector(head.name())) {
            return unsupported(head, "types with parameters are not supported, apart from Vector");
        }
        if (arguments.size() != 1) {
            errors.error(head.location(), head.name() + " takes one type, not " + arguments.size(), "");
            return null;
        }
        FieldType element = resolve(arguments.get(0), typeParameters);
        if (element instanceof FieldType.FlagsWord || element instanceof FieldType.TypeVariable) {
            return unsupported(head, "a vector of " + arguments.get(0).toTl() + " is not supported");
        }
        return element == null
                ? null
                : new FieldType.VectorOf(element, head.name().equals("Vector"));
    }

    /** {@code %Type} is the bare form of the only constructor of a type. */
    private @Nullable FieldType bare(TypeElement.Bare bare, Set<String> typeParameters) {
        FieldType inner = resolve(bare.type(), typeParameters);
        if (inner instanceof FieldType.VectorOf vector) {
            return new FieldType.VectorOf(vector.element(), false);
        } else if (inner instanceof FieldType.Bare) {
            return inner;
        } else if (inner instanceof FieldType.Boxed boxed) {
            List<CombinatorElement> constructors =
                    declarations.types().getOrDefault(boxed.type().toString(), new ArrayList<>());
            if (constructors.size() == 1) {
                return new FieldType.Bare(TlName.parse(constructors.get(0).name()));
            }
            errors.error(
                    bare.location(),
                    boxed.type() + " has " + constructors.size() + " constructors, so that it cannot be bare",
                    "Name one constructor, or leave the % out.");
            return null;
        }
        return inner == null ? null : unsupported(bare, "'" + bare.toTl() + "' is not supported");
    }

    private @Nullable FieldType unsupported(TypeElement type, String message) {
        errors.error(type.location(), message, "The language has it, this compiler does not.");
        return null;
    }
}
