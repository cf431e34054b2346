package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.FinalityElement;
import dev.mtproto4j.generator.schema.element.LayerElement;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.element.TypeParameterElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the files of a schema declare, by name. Reports names that are declared twice or badly formed. */
final class Declarations {
    private final ErrorCollector errors;
    private final Map<String, CombinatorElement> constructors = new LinkedHashMap<>();
    private final Map<String, CombinatorElement> methods = new LinkedHashMap<>();
    private final Map<String, List<CombinatorElement>> types = new LinkedHashMap<>();
    private final Map<String, List<CombinatorElement>> templates = new LinkedHashMap<>();
    private final Map<String, CombinatorElement> templateConstructors = new LinkedHashMap<>();
    private @Nullable LayerElement layer;
    private final List<CombinatorElement> builtIns = new ArrayList<>();
    private final Set<String> builtInTypes = new HashSet<>();
    private final Map<String, Location> empty = new HashMap<>();
    private final Set<CombinatorElement> boxed = new LinkedHashSet<>();

    Declarations(List<SchemaFileElement> files, ErrorCollector errors) {
        this.errors = errors;
        for (SchemaFileElement file : files) {
            layer(file.layer());
            file.combinators().forEach(this::declare);
            file.finalities().stream()
                    .filter(finality -> finality.kind() == FinalityElement.Kind.EMPTY)
                    .forEach(finality -> empty.putIfAbsent(finality.type(), finality.location()));
        }
    }

    Map<String, CombinatorElement> constructors() {
        return constructors;
    }

    Map<String, CombinatorElement> methods() {
        return methods;
    }

    /** The constructors of each type. */
    Map<String, List<CombinatorElement>> types() {
        return types;
    }

    OptionalInt layer() {
        return layer == null ? OptionalInt.empty() : OptionalInt.of(layer.number());
    }

    /** Declarations that only name what is built in. */
    List<CombinatorElement> builtIns() {
        return builtIns;
    }

    /** The constructors of each type with parameters. */
    Map<String, List<CombinatorElement>> templates() {
        return templates;
    }

    Map<String, CombinatorElement> templateConstructors() {
        return templateConstructors;
    }

    /** Whether some constructor or built-in declaration makes a type. */
    boolean isType(String name) {
        return types.containsKey(name) || templates.containsKey(name) || builtInTypes.contains(name);
    }

    /** Whether {@code Bool} is a type of this schema's own making: not made of the two ids that are built in. */
    boolean isOwnBool() {
        return types.getOrDefault("Bool", List.of()).stream().anyMatch(constructor -> !BuiltIns.isBool(constructor));
    }

    /** Whether a constructor is defined that has fields. */
    boolean hasFields(String constructor) {
        CombinatorElement found = constructors.get(constructor);
        return found != null && !found.arguments().isEmpty();
    }

    /** Where a type is said to be empty, or null. */
    @Nullable
    Location empty(String type) {
        return empty.get(type);
    }

    /** How many arguments a type takes. */
    int arity(String type) {
        List<CombinatorElement> constructors = templates.get(type);
        if (constructors == null) {
            CombinatorElement constructor = templateConstructors.get(type);
            return constructor == null ? 0 : constructor.typeParameters().size();
        }
        return Patterns.arguments(constructors.get(0).result()).size();
    }

    /** Whether an argument of a type or of a constructor with parameters is a number. */
    boolean isNumber(String name, int index) {
        CombinatorElement constructor = templateConstructors.get(name);
        if (constructor != null) {
            return isNumber(constructor.typeParameters().get(index));
        }
        for (CombinatorElement element : templates.getOrDefault(name, List.of())) {
            TypeElement pattern = Patterns.arguments(element.result()).get(index);
            for (TypeParameterElement parameter : element.typeParameters()) {
                if (Patterns.binds(pattern, parameter.name())) {
                    return isNumber(parameter);
                }
            }
            if (Numbers.evaluate(pattern, Scope.EMPTY, Set.of()) != null) {
                return true;
            }
        }
        return false;
    }

    static boolean isNumber(TypeParameterElement parameter) {
        return parameter.type() instanceof TypeElement.Nat;
    }

    /** Whether something is declared as {@code name ? = Type}. */
    boolean isBuiltIn(String name) {
        return builtIns.stream().anyMatch(element -> element.name().equals(name));
    }

    /** Notes that the boxed form of a built-in type is used: its declaration says what the id is. */
    void useBoxed(CombinatorElement declaration) {
        boxed.add(declaration);
    }

    /** The declarations of the built-in types whose boxed form is used. */
    Set<CombinatorElement> boxed() {
        return boxed;
    }

    /** The declaration of a type such as {@code Int}, or null. */
    @Nullable
    CombinatorElement builtInOf(String type) {
        return builtIns.stream()
                .filter(element -> element.result().toTl().equals(type))
                .findFirst()
                .orElse(null);
    }

    private void layer(@Nullable LayerElement found) {
        if (found == null) {
            return;
        }
        LayerElement first = layer;
        if (first == null) {
            layer = found;
        } else if (first.number() != found.number()) {
            errors.error(
                    found.location(),
                    "this is layer " + found.number() + ", but " + first.location() + " says " + first.number(),
                    "All files of a schema must be of one layer; name the layer in one of them only.");
        }
    }

    private void declare(CombinatorElement combinator) {
        if (BuiltIns.declares(combinator)) {
            if (!BuiltIns.fits(combinator)) {
                errors.error(
                        combinator.location(),
                        combinator.name() + " is built in, and not " + combinator.toTl(),
                        "Give the constructor another name.");
                return;
            }
            builtIns.add(combinator);
            builtInTypes.add(combinator.result().toTl());
            return;
        }
        if (combinator.name().equals("_")) {
            errors.error(
                    combinator.location(),
                    "a definition without a name has no class to be called by",
                    "Give it a name in the place of '_'.");
            return;
        }
        if (!startsLower(combinator.name())) {
            errors.error(
                    combinator.location(),
                    "'" + combinator.name() + "' begins with a capital letter, which only types do",
                    "Write the name of a constructor or method with a small first letter.");
            return;
        }
        Map<String, CombinatorElement> sameKind = combinator.function() ? methods : constructors;
        CombinatorElement before = combinator.function() ? null : templateConstructors.get(combinator.name());
        if (before == null) {
            before = sameKind.putIfAbsent(combinator.name(), combinator);
        }
        if (before != null) {
            boolean same = before.toTl().equals(combinator.toTl());
            errors.error(
                    combinator.location(),
                    combinator.name() + " is already defined at " + before.location(),
                    same ? "The two are the same: delete one." : "Delete one of them, or give it another name.");
        } else if (!combinator.function()) {
            declareType(combinator);
        }
    }

    private void declareType(CombinatorElement constructor) {
        Location location = constructor.result().location();
        TypeElement.Reference head = Patterns.head(constructor.result());
        if (head == null) {
            errors.error(
                    location,
                    "'" + constructor.result().toTl() + "' cannot be the type of a constructor",
                    "Write the name of a type, with its parameters if it has some.");
        } else if (constructor.typeParameters().stream()
                .anyMatch(parameter -> parameter.name().equals(head.name()))) {
            errors.error(
                    location,
                    constructor.name() + " makes any type " + head.name() + ", which only a method can",
                    "Put it behind ---functions---.");
        } else if (startsLower(head.name())) {
            errors.error(
                    location,
                    "the type '" + head.name() + "' begins with a small letter, which only constructors do",
                    "Write the name of a type with a capital first letter.");
        } else if (BuiltIns.isVector(head.name())) {
            errors.error(
                    location,
                    head.name() + " is built in and takes no more constructors",
                    "Give the type another name.");
        } else if (constructor.typeParameters().isEmpty()
                && !templates.containsKey(head.name())
                && Patterns.arguments(constructor.result()).isEmpty()) {
            types.computeIfAbsent(head.name(), name -> new ArrayList<>()).add(constructor);
        } else {
            declareTemplate(head.name(), constructor);
        }
    }

    private void declareTemplate(String type, CombinatorElement constructor) {
        List<TypeElement> arguments = Patterns.arguments(constructor.result());
        boolean sound = true;
        Set<String> names = new HashSet<>();
        for (TypeParameterElement parameter : constructor.typeParameters()) {
            boolean ofType = parameter.type() instanceof TypeElement.Reference reference
                    && reference.name().equals("Type");
            if (!ofType && !isNumber(parameter)) {
                sound = false;
                errors.error(
                        parameter.location(),
                        "the parameter " + parameter.name() + " is neither a type nor a number",
                        "Write {" + parameter.name() + ":Type} or {" + parameter.name() + ":#}.");
            } else if (!names.add(parameter.name())) {
                sound = false;
                errors.error(parameter.location(), "two parameters are called " + parameter.name(), "Rename one.");
            } else if (arguments.stream().noneMatch(argument -> Patterns.binds(argument, parameter.name()))) {
                sound = false;
                errors.error(
                        parameter.location(),
                        "what " + parameter.name() + " is does not follow from the type "
                                + constructor.result().toTl(),
                        "Give the type the parameter: " + constructor.result().toTl() + " " + parameter.name() + ".");
            }
        }
        List<CombinatorElement> same = templates.getOrDefault(type, types.get(type));
        if (same != null && Patterns.arguments(same.get(0).result()).size() != arguments.size()) {
            sound = false;
            errors.error(
                    constructor.result().location(),
                    type + " has " + Patterns.arguments(same.get(0).result()).size() + " parameters at "
                            + same.get(0).location() + ", but " + arguments.size() + " here",
                    "All constructors of a type must agree.");
        }
        if (sound) {
            templates.computeIfAbsent(type, name -> new ArrayList<>()).add(constructor);
            templateConstructors.put(constructor.name(), constructor);
            constructors.remove(constructor.name());
        }
    }

    /** Whether the part of a name behind its namespace begins with a small letter. */
    static boolean startsLower(String name) {
        char first = name.charAt(name.lastIndexOf('.') + 1);
        return first < 'A' || first > 'Z';
    }
}
