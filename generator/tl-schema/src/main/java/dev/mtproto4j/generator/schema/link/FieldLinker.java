package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.element.ArgumentElement;
import dev.mtproto4j.generator.schema.element.ArgumentElement.FieldElement;
import dev.mtproto4j.generator.schema.element.ArgumentElement.RepeatElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FlagBit;
import dev.mtproto4j.generator.schema.model.NatTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arguments of one definition to fields: resolves types, binds conditions and counts to their {@code #} field. */
final class FieldLinker {
    private final String owner;
    private final Scope scope;
    private final Map<String, String> descriptions;
    private final TypeResolver types;
    private final Groups groups;
    private final ErrorCollector errors;
    private final FieldNames names;
    private final Conditions conditions;
    private final List<Field> fields = new ArrayList<>();

    /**
     * A linker for one definition, or for one instance of it.
     *
     * @param owner what the definition is called
     */
    FieldLinker(
            String owner,
            Scope scope,
            Map<String, String> descriptions,
            TypeResolver types,
            Groups groups,
            ErrorCollector errors) {
        this.owner = owner;
        this.scope = scope;
        this.descriptions = descriptions;
        this.types = types;
        this.groups = groups;
        this.errors = errors;
        this.names = new FieldNames(owner, errors);
        this.conditions = new Conditions(owner, scope, errors);
    }

    /** Where the group of fields inside a repetition becomes a constructor. */
    interface Groups {
        /** The constructor for a group, or null after an error. */
        FieldType.@Nullable Bare group(RepeatElement element, String owner, String name, Scope scope);
    }

    /** The fields; those with errors are left out. */
    List<Field> link(List<ArgumentElement> arguments) {
        names.prepare(arguments);
        for (ArgumentElement argument : arguments) {
            String name = names.next(argument);
            if (argument instanceof FieldElement element) {
                field(element, name);
            } else if (argument instanceof RepeatElement element) {
                FieldType type = repeated(element, name);
                if (type != null) {
                    add(name, type, null, element.location());
                }
            }
        }
        return conditions.settle(fields);
    }

    private void field(FieldElement element, String name) {
        Conditions.Outcome outcome = conditions.bind(element.condition());
        boolean isWord = element.type() instanceof TypeElement.Nat;
        FieldType type = type(element);
        if (isWord) {
            conditions.declare(name);
        } else {
            conditions.declareOther(name);
        }
        // A field whose condition is wrong is left out: without it, the field would seem to be required.
        if (type != null && outcome.isPossible()) {
            add(name, type, outcome.bit(), element.location());
        }
    }

    private void add(String name, FieldType type, @Nullable FlagBit bit, Location location) {
        fields.add(new Field(name, type, bit, Objects.requireNonNullElse(descriptions.get(name), ""), location));
    }

    private @Nullable FieldType type(FieldElement element) {
        if (element.condition() != null && types.isTrue(element.type())) {
            return new FieldType.True();
        }
        if (element.function()) {
            String name = element.type().toTl();
            if (scope.variables().contains(name) && element.condition() == null) {
                return new FieldType.Function(name);
            }
            errors.error(
                    element.location(),
                    "'!' must stand before a type parameter of this definition",
                    "Write {X:Type} " + element.name() + ":!X, without a condition.");
            return null;
        }
        FieldType type = types.resolve(element.type(), scope);
        if (type instanceof FieldType.TypeVariable variable) {
            errors.error(
                    element.location(),
                    "what a field of the type parameter " + variable.typeParameter() + " holds is known to the caller"
                            + " alone",
                    "To pass a function, write " + (element.name().isEmpty() ? "query" : element.name()) + ":!"
                            + variable.typeParameter() + "; to pass any value, write Object.");
            return null;
        }
        return type;
    }

    private @Nullable FieldType repeated(RepeatElement element, String name) {
        NatTerm count = count(element);
        FieldType inner = element(element, name);
        return count == null || inner == null ? null : new FieldType.Repeated(inner, count);
    }

    /** One value without a name is repeated as it is; several make a group. */
    private @Nullable FieldType element(RepeatElement element, String name) {
        if (element.arguments().isEmpty()) {
            errors.error(element.location(), "nothing is repeated here", "Write a type between the brackets.");
            return null;
        }
        ArgumentElement first = element.arguments().get(0);
        if (element.arguments().size() == 1 && first.name().isEmpty()) {
            if (first instanceof RepeatElement inner) {
                return repeated(inner, name);
            } else if (first instanceof FieldElement field && field.condition() == null) {
                FieldType type = type(field);
                return type instanceof FieldType.FlagsWord ? FieldType.Primitive.INT : type;
            }
        }
        return groups.group(element, owner, name, scope);
    }

    private @Nullable NatTerm count(RepeatElement element) {
        TypeElement written = element.count();
        NatTerm count = written == null
                ? conditions.nearest()
                : Numbers.evaluate(written, scope, conditions.words().keySet());
        if (count == null) {
            errors.error(
                    element.location(),
                    written == null
                            ? "how often is this repeated? " + owner + " has no # field before it"
                            : "'" + written.toTl() + "' is neither a number nor a # field before this one",
                    "Write " + owner + " n:# items:n*[ … ], or a constant such as 4*[ … ].");
        } else if (count.field() != null) {
            conditions.count(count.field());
        }
        return count;
    }
}
