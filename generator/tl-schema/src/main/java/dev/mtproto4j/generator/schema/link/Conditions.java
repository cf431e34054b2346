package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.ConditionElement;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FlagBit;
import dev.mtproto4j.generator.schema.model.NatTerm;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code #} fields of one definition, and what depends on them. */
final class Conditions {
    private static final int MAX_BIT = 31;

    /** A word of flags stays one even if no field depends on it yet. */
    private static final Pattern FLAGS = Pattern.compile("flags[0-9]*");

    private final String owner;
    private final Scope scope;
    private final ErrorCollector errors;
    private final Map<String, Boolean> words = new LinkedHashMap<>();
    private final Set<String> others = new HashSet<>();
    private @Nullable String last;

    Conditions(String owner, Scope scope, ErrorCollector errors) {
        this.owner = owner;
        this.scope = scope;
        this.errors = errors;
    }

    /**
     * What a condition comes to.
     *
     * @param isPossible false if the field is never there, or the condition is wrong
     * @param bit null if the field always is there
     */
    record Outcome(boolean isPossible, @Nullable FlagBit bit) {}

    /** Notes a {@code #} field. */
    void declare(String name) {
        words.put(name, false);
        last = name;
    }

    /** Notes a field of another type. */
    void declareOther(String name) {
        others.add(name);
    }

    /** The {@code #} fields so far, and whether something depends on each. */
    Map<String, Boolean> words() {
        return words;
    }

    /** Notes that a field counts a repetition. */
    void count(String word) {
        words.put(word, true);
    }

    /** What a repetition without a count means: the last {@code #} field, or the last number among the parameters. */
    @Nullable
    NatTerm nearest() {
        if (last != null) {
            return new NatTerm(last, 0);
        }
        NatTerm found = null;
        for (String parameter : scope.arguments().keySet()) {
            Integer number = scope.number(parameter);
            found = number == null ? found : NatTerm.constant(number);
        }
        return found;
    }

    Outcome bind(@Nullable ConditionElement condition) {
        if (condition == null) {
            return new Outcome(true, null);
        }
        Integer bit = condition.bit();
        Integer number = scope.number(condition.field());
        if (bit != null && bit > MAX_BIT) {
            errors.error(condition.location(), "bit " + bit + " is not one of 0 to " + MAX_BIT, "");
            return new Outcome(false, null);
        } else if (words.containsKey(condition.field())) {
            words.put(condition.field(), true);
            return new Outcome(true, new FlagBit(condition.field(), bit == null ? FlagBit.ANY : bit));
        } else if (number != null) {
            int mask = bit == null ? -1 : 1 << bit;
            return new Outcome((number & mask) != 0, null);
        }
        errors.error(
                condition.location(),
                others.contains(condition.field())
                        ? condition.field() + " is not a # field"
                        : owner + " has no field " + condition.field() + " before this one",
                "A condition needs a field " + condition.field() + ":# before it.");
        return new Outcome(false, null);
    }

    /** A {@code #} on which nothing depends is a plain number, unless it is called flags. */
    List<Field> settle(List<Field> fields) {
        return fields.stream()
                .map(field -> field.type() instanceof FieldType.FlagsWord
                                && !FLAGS.matcher(field.name()).matches()
                                && !words.getOrDefault(field.name(), false)
                        ? new Field(
                                field.name(),
                                FieldType.Primitive.INT,
                                field.condition(),
                                field.description(),
                                field.location())
                        : field)
                .toList();
    }
}
