package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.ArgumentElement;
import dev.mtproto4j.generator.schema.element.ArgumentElement.FieldElement;
import dev.mtproto4j.generator.schema.element.ArgumentElement.RepeatElement;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.model.NatTerm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bare values of a type with the value of a field among its arguments: {@code n:# x:%(Tuple int n)}, or
 * {@code flags:# extra:(extra flags)}. What they hold depends on the definition around them, so that they have no class of
 * their own: their fields stand in their place, as their bytes do on the wire. {@code x} becomes {@code x:n*[ int ]},
 * {@code extra} becomes {@code extra_first extra_second}.
 */
final class DependentFields {
    private static final int MAX_FIELDS = 1_000;

    private final Declarations declarations;
    private final Templates templates;
    private final DocLinker docs;
    private final ErrorCollector errors;
    private final Scope scope;
    private final Map<String, String> descriptions;
    private int made;

    /**
     * For one definition, or one instance of it.
     *
     * @param descriptions of its fields; those of the fields that come in are added
     */
    DependentFields(
            Declarations declarations,
            Templates templates,
            DocLinker docs,
            ErrorCollector errors,
            Scope scope,
            Map<String, String> descriptions) {
        this.declarations = declarations;
        this.templates = templates;
        this.docs = docs;
        this.errors = errors;
        this.scope = scope;
        this.descriptions = descriptions;
    }

    /** The arguments of a definition with such values replaced by their fields. */
    List<ArgumentElement> spread(List<ArgumentElement> arguments) {
        return declarations.templateConstructors().isEmpty() ? arguments : spread(arguments, new HashSet<>());
    }

    /**
     * Replaces.
     *
     * @param words the {@code #} fields before; those of the arguments are added
     */
    private List<ArgumentElement> spread(List<ArgumentElement> arguments, Set<String> words) {
        List<ArgumentElement> result = new ArrayList<>();
        for (ArgumentElement argument : arguments) {
            if (argument instanceof FieldElement field) {
                CombinatorUse use = use(field, words);
                if (use != null) {
                    result.addAll(fields(field, use, words));
                    continue;
                } else if (field.type() instanceof TypeElement.Nat) {
                    words.add(field.name());
                }
            }
            result.add(argument instanceof RepeatElement repeat ? repeat(repeat, words) : argument);
        }
        return result;
    }

    private List<ArgumentElement> fields(FieldElement field, CombinatorUse use, Set<String> words) {
        if (made > MAX_FIELDS) {
            return List.of();
        }
        CombinatorElement constructor = use.constructor();
        templates.use(constructor);
        Substitution substitution = new Substitution(use.arguments(), scope, words, errors);
        List<ArgumentElement> fields = substitution.fields(field, constructor);
        made += fields.size();
        if (made > MAX_FIELDS) {
            errors.error(
                    field.location(),
                    "the numbers that are passed on from here make more than " + MAX_FIELDS + " fields",
                    "A type must not pass a number on to itself; write constants as arguments.");
            return List.of();
        }
        Map<String, String> own = docs.describe(constructor).fields();
        String outer = descriptions.getOrDefault(field.name(), "");
        substitution.names().forEach((name, inner) -> descriptions.putIfAbsent(name, own.getOrDefault(inner, outer)));
        return spread(fields, words);
    }

    /** A value that is repeated may become a repetition itself; several fields would need the words around them. */
    private RepeatElement repeat(RepeatElement repeat, Set<String> words) {
        List<ArgumentElement> arguments = repeat.arguments();
        if (arguments.size() == 1 && arguments.get(0).name().isEmpty()) {
            List<ArgumentElement> spread = spread(arguments, words);
            if (spread.size() == 1 && spread.get(0) instanceof RepeatElement) {
                return new RepeatElement(repeat.name(), repeat.count(), spread, repeat.location());
            }
        }
        return repeat;
    }

    /** The constructor whose fields can stand for a field, or null. */
    private @Nullable CombinatorUse use(FieldElement field, Set<String> words) {
        return field.condition() == null && !field.function() && depends(field.type(), words)
                ? CombinatorUse.of(field.type(), declarations)
                : null;
    }

    /** Whether a number among the arguments of a type is the value of a field. */
    private boolean depends(TypeElement type, Set<String> words) {
        TypeElement applied = CombinatorUse.unwrapped(type);
        TypeElement.Reference head = Patterns.head(applied);
        if (head == null || scope.arguments().containsKey(head.name())) {
            return false;
        }
        List<TypeElement> arguments = Patterns.arguments(applied);
        int arity = declarations.arity(head.name());
        for (int i = 0; i < arguments.size(); i++) {
            TypeElement argument = arguments.get(i);
            if (i >= arity || !declarations.isNumber(head.name(), i)) {
                if (depends(argument, words)) {
                    return true;
                }
                continue;
            }
            NatTerm number = Numbers.evaluate(argument, scope, words);
            if (number != null && number.field() != null) {
                return true;
            }
        }
        return false;
    }
}
