package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.LayerElement;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private @Nullable LayerElement layer;
    private final List<CombinatorElement> builtIns = new ArrayList<>();
    private final Set<String> builtInTypes = new HashSet<>();

    Declarations(List<SchemaFileElement> files, ErrorCollector errors) {
        this.errors = errors;
        for (SchemaFileElement file : files) {
            layer(file.layer());
            file.combinators().forEach(this::declare);
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

    /** Whether a declaration such as {@code int ? = Int} names a type. */
    boolean isBuiltInType(String name) {
        return builtInTypes.contains(name);
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
            builtIns.add(combinator);
            builtInTypes.add(combinator.result().toTl());
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
        CombinatorElement before = sameKind.putIfAbsent(combinator.name(), combinator);
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
        if (!constructor.typeParameters().isEmpty()) {
            errors.error(
                    constructor.typeParameters().get(0).location(),
                    "constructors with type parameters are not supported",
                    "Define " + constructor.name() + " for each type that it is needed for.");
        } else if (!(constructor.result() instanceof TypeElement.Reference reference)
                || !reference.arguments().isEmpty()) {
            errors.error(
                    location,
                    "'" + constructor.result().toTl() + "' cannot be the type of a constructor",
                    "Write the name of a type without parameters.");
        } else if (startsLower(reference.name())) {
            errors.error(
                    location,
                    "the type '" + reference.name() + "' begins with a small letter, which only constructors do",
                    "Write the name of a type with a capital first letter.");
        } else {
            types.computeIfAbsent(reference.name(), name -> new ArrayList<>()).add(constructor);
        }
    }

    /** Whether the part of a name behind its namespace begins with a small letter. */
    static boolean startsLower(String name) {
        char first = name.charAt(name.lastIndexOf('.') + 1);
        return first < 'A' || first > 'Z';
    }
}
