package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.ArgumentElement;
import dev.mtproto4j.generator.schema.element.ArgumentElement.FieldElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names for the fields of one definition: those that are written, and for those without one {@code count} ({@code #}),
 * {@code items} (a repetition) and {@code value}, numbered if there are several.
 */
final class FieldNames {
    private final String owner;
    private final ErrorCollector errors;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> several = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    FieldNames(String owner, ErrorCollector errors) {
        this.owner = owner;
        this.errors = errors;
    }

    /** Looks at all arguments before the first is named. */
    void prepare(List<ArgumentElement> arguments) {
        Set<String> once = new HashSet<>();
        for (ArgumentElement argument : arguments) {
            if (!isNamed(argument) && !once.add(base(argument))) {
                several.add(base(argument));
            }
        }
        arguments.stream()
                .filter(FieldNames::isNamed)
                .map(ArgumentElement::name)
                .forEach(taken::add);
    }

    String next(ArgumentElement argument) {
        if (isNamed(argument)) {
            if (!seen.add(argument.name())) {
                errors.error(
                        argument.location(),
                        owner + " has two fields called " + argument.name(),
                        "Give one of them another name.");
            }
            return argument.name();
        }
        String base = base(argument);
        int number = numbers.getOrDefault(base, several.contains(base) ? 1 : 0);
        String name = number == 0 ? base : base + number;
        while (!taken.add(name)) {
            name = base + ++number;
        }
        numbers.put(base, number + 1);
        return name;
    }

    static boolean isNamed(ArgumentElement argument) {
        return !argument.name().isEmpty() && !argument.name().equals("_");
    }

    private static String base(ArgumentElement argument) {
        if (argument instanceof FieldElement field) {
            return field.type() instanceof TypeElement.Nat ? "count" : "value";
        }
        return "items";
    }
}
