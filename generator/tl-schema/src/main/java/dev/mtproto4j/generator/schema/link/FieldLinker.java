package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.ArgumentElement;
import dev.mtproto4j.generator.schema.element.ArgumentElement.FieldElement;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.ConditionElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FlagBit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arguments of definitions to fields: resolves their types and binds conditions to their {@code #} field. */
final class FieldLinker {
    private static final int MAX_BIT = 31;

    private final TypeResolver types;
    private final ErrorCollector errors;

    FieldLinker(TypeResolver types, ErrorCollector errors) {
        this.types = types;
        this.errors = errors;
    }

    /** The fields of a definition; those with errors are left out. */
    List<Field> link(CombinatorElement combinator, Set<String> typeParameters, Map<String, String> descriptions) {
        Map<String, ArgumentElement> names = new LinkedHashMap<>();
        List<Field> fields = new ArrayList<>();
        for (ArgumentElement argument : combinator.arguments()) {
            if (!(argument instanceof FieldElement element) || element.name().isEmpty()) {
                unsupported(argument);
                continue;
            }
            FlagBit bit = bind(element.condition(), names, combinator.name());
            if (names.putIfAbsent(element.name(), element) != null) {
                errors.error(
                        element.location(),
                        combinator.name() + " has two fields called " + element.name(),
                        "Give one of them another name.");
            }
            FieldType type = type(element, typeParameters);
            // A field whose condition is wrong is left out: without it, the field would seem to be required.
            if (type != null && (bit != null || element.condition() == null)) {
                String description = descriptions.getOrDefault(element.name(), "");
                fields.add(new Field(element.name(), type, bit, description, element.location()));
            }
        }
        return fields;
    }

    private @Nullable FieldType type(FieldElement element, Set<String> typeParameters) {
        if (element.condition() != null
                && element.type() instanceof TypeElement.Reference reference
                && reference.name().equals("true")
                && reference.arguments().isEmpty()) {
            return new FieldType.True();
        }
        if (element.function()) {
            String name = element.type().toTl();
            if (typeParameters.contains(name) && element.condition() == null) {
                return new FieldType.Function(name);
            }
            errors.error(
                    element.location(),
                    "'!' must stand before a type parameter of this definition",
                    "Write {X:Type} " + element.name() + ":!X, without a condition.");
            return null;
        }
        FieldType type = types.resolve(element.type(), typeParameters);
        if (type instanceof FieldType.TypeVariable variable) {
            errors.error(
                    element.location(),
                    "a field of the type parameter " + variable.typeParameter() + " is not supported",
                    "To pass a function, write " + element.name() + ":!" + variable.typeParameter() + ".");
            return null;
        }
        return type;
    }

    private @Nullable FlagBit bind(
            @Nullable ConditionElement condition, Map<String, ArgumentElement> before, String combinator) {
        if (condition == null) {
            return null;
        }
        ArgumentElement word = before.get(condition.field());
        if (!(word instanceof FieldElement field) || !(field.type() instanceof TypeElement.Nat)) {
            errors.error(
                    condition.location(),
                    word == null
                            ? combinator + " has no field " + condition.field() + " before this one"
                            : condition.field() + " is not a # field",
                    "A condition needs a field " + condition.field() + ":# before it.");
            return null;
        }
        Integer bit = condition.bit();
        if (bit == null) {
            errors.error(
                    condition.location(),
                    "a condition without a bit number is not supported",
                    "Write " + condition.field() + ".0? or another bit.");
            return null;
        }
        if (bit > MAX_BIT) {
            errors.error(condition.location(), "bit " + bit + " is not one of 0 to " + MAX_BIT, "");
            return null;
        }
        return new FlagBit(condition.field(), bit);
    }

    private void unsupported(ArgumentElement argument) {
        boolean repeat = argument instanceof ArgumentElement.RepeatElement;
        errors.error(
                argument.location(),
                (repeat ? "repetitions" : "fields without a name") + " are not supported",
                repeat ? "Use a Vector of a constructor with these fields." : "Give the field a name.");
    }
}
