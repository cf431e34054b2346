package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.ArgumentElement;
import dev.mtproto4j.generator.schema.element.ArgumentElement.FieldElement;
import dev.mtproto4j.generator.schema.element.ArgumentElement.RepeatElement;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.ConditionElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.element.TypeParameterElement;
import dev.mtproto4j.generator.schema.model.NatTerm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a constructor with its parameters replaced by what is written for them. */
final class Substitution {
    private final Map<String, TypeElement> meanings;
    private final Scope scope;
    private final Set<String> words;
    private final ErrorCollector errors;
    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * For one use of a constructor.
     *
     * @param arguments what is written for each parameter
     * @param words the {@code #} fields of the definition that uses it
     */
    Substitution(Map<String, TypeElement> arguments, Scope scope, Set<String> words, ErrorCollector errors) {
        this.meanings = new HashMap<>(arguments);
        this.scope = scope;
        this.words = words;
        this.errors = errors;
    }

    /** The names that the fields were given, and those that they have in the constructor. */
    Map<String, String> names() {
        return names;
    }

    /** The fields that stand for a field; the only one of a constructor keeps its name if it has no other. */
    List<ArgumentElement> fields(FieldElement outer, CombinatorElement constructor) {
        List<ArgumentElement> arguments = constructor.arguments();
        boolean alone = arguments.size() == 1 && !FieldNames.isNamed(arguments.get(0));
        String prefix = FieldNames.isNamed(outer) ? outer.name() + "_" : "";
        FieldNames own = new FieldNames(constructor.name(), errors);
        own.prepare(arguments);
        TypeElement nearest = lastNumber(constructor);
        List<ArgumentElement> result = new ArrayList<>();
        for (ArgumentElement argument : arguments) {
            String inner = own.next(argument);
            String name = alone ? outer.name() : prefix + inner;
            names.put(name, inner);
            if (argument instanceof RepeatElement repeat) {
                TypeElement count = repeat.count() == null ? nearest : replaced(repeat.count());
                result.add(new RepeatElement(name, count, inside(repeat.arguments()), outer.location()));
            } else if (argument instanceof FieldElement field) {
                add(result, field, name, outer);
                if (field.type() instanceof TypeElement.Nat) {
                    nearest = new TypeElement.Reference(name, List.of(), outer.location());
                    meanings.put(inner, nearest);
                }
            }
        }
        return result;
    }

    private void add(List<ArgumentElement> result, FieldElement field, String name, FieldElement outer) {
        ConditionElement condition = field.condition();
        TypeElement meaning = condition == null ? null : meanings.get(condition.field());
        NatTerm number = meaning == null ? null : Numbers.evaluate(meaning, scope, words);
        if (condition != null && number != null) {
            Integer bit = condition.bit();
            if (number.field() == null) {
                if ((number.plus() & (bit == null ? -1 : 1 << bit)) == 0) {
                    return;
                }
                condition = null;
            } else if (number.plus() == 0) {
                condition = new ConditionElement(number.field(), bit, condition.location());
            } else {
                errors.error(
                        outer.location(),
                        "whether there is a " + field.name() + " cannot depend on " + number,
                        "Write the name of a # field as the argument.");
                return;
            }
        } else if (condition != null && meaning instanceof TypeElement.Reference word) {
            condition = new ConditionElement(word.name(), condition.bit(), condition.location());
        }
        result.add(new FieldElement(name, condition, field.function(), replaced(field.type()), outer.location()));
    }

    /** The fields of a group keep their names: it has a class of its own. */
    private List<ArgumentElement> inside(List<ArgumentElement> arguments) {
        List<ArgumentElement> result = new ArrayList<>();
        for (ArgumentElement argument : arguments) {
            if (argument instanceof RepeatElement repeat) {
                TypeElement count = repeat.count() == null ? null : replaced(repeat.count());
                result.add(new RepeatElement(repeat.name(), count, inside(repeat.arguments()), repeat.location()));
            } else if (argument instanceof FieldElement field) {
                add(result, field, field.name(), field);
            }
        }
        return result;
    }

    /** What a repetition without a count means if no field counts it: the last number among the parameters. */
    private @Nullable TypeElement lastNumber(CombinatorElement constructor) {
        TypeElement found = null;
        for (TypeParameterElement parameter : constructor.typeParameters()) {
            found = Declarations.isNumber(parameter) ? meanings.get(parameter.name()) : found;
        }
        return found;
    }

    private TypeElement replaced(TypeElement type) {
        if (type instanceof TypeElement.Reference reference) {
            TypeElement meaning = reference.arguments().isEmpty() ? meanings.get(reference.name()) : null;
            return meaning != null
                    ? meaning
                    : new TypeElement.Reference(
                            reference.name(), replaced(reference.arguments()), reference.location());
        } else if (type instanceof TypeElement.Application application) {
            return new TypeElement.Application(replaced(application.parts()), application.location());
        } else if (type instanceof TypeElement.Parenthesised parenthesised) {
            return new TypeElement.Parenthesised(replaced(parenthesised.type()), parenthesised.location());
        } else if (type instanceof TypeElement.Bare bare) {
            return new TypeElement.Bare(replaced(bare.type()), bare.location());
        } else if (type instanceof TypeElement.Sum sum) {
            return new TypeElement.Sum(replaced(sum.parts()), sum.location());
        }
        return type;
    }

    private List<TypeElement> replaced(List<TypeElement> types) {
        return types.stream().map(this::replaced).toList();
    }
}
