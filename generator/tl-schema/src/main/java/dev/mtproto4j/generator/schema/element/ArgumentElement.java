package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a definition has between its name and the equals sign. */
public sealed interface ArgumentElement {
    Location location();

    /** As written; empty if there is none. */
    String name();

    /** The argument in TL. */
    String toTl();

    /**
     * {@code name:flags.1?type}.
     *
     * @param name empty for an anonymous field
     * @param condition when it is there, or null if always
     * @param function whether it is written {@code !X}
     */
    record FieldElement(
            String name, @Nullable ConditionElement condition, boolean function, TypeElement type, Location location)
            implements ArgumentElement {

        @Override
        public String toTl() {
            return (name.isEmpty() ? "" : name + ":")
                    + (condition == null ? "" : condition.toTl())
                    + (function ? "!" : "")
                    + type.toTl();
        }
    }

    /**
     * {@code name:n*[ field:type … ]}.
     *
     * @param name empty for an anonymous repetition
     * @param count how often, or null for the value of the nearest {@code #} field before it
     */
    record RepeatElement(String name, @Nullable TypeElement count, List<ArgumentElement> arguments, Location location)
            implements ArgumentElement {

        public RepeatElement {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toTl() {
            return (name.isEmpty() ? "" : name + ":")
                    + (count == null ? "" : count.toTl() + "*")
                    + arguments.stream().map(ArgumentElement::toTl).collect(Collectors.joining(" ", "[ ", " ]"));
        }
    }
}
