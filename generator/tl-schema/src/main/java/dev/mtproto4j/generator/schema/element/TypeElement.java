package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;
import java.util.List;
import java.util.stream.Collectors;

/** A type expression. */
public sealed interface TypeElement {
    Location location();

    /** The expression in TL. */
    String toTl();

    /**
     * {@code User}, {@code Vector<long>} or the name of a type parameter.
     *
     * @param arguments those in angle brackets
     */
    record Reference(String name, List<TypeElement> arguments, Location location) implements TypeElement {
        public Reference {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toTl() {
            return arguments.isEmpty()
                    ? name
                    : name + arguments.stream().map(TypeElement::toTl).collect(Collectors.joining(",", "<", ">"));
        }
    }

    /** {@code Vector t}: the first part applied to the others. At least two parts. */
    record Application(List<TypeElement> parts, Location location) implements TypeElement {
        public Application {
            parts = List.copyOf(parts);
        }

        @Override
        public String toTl() {
            return parts.stream().map(TypeElement::toTl).collect(Collectors.joining(" "));
        }
    }

    /** {@code ( type )}. */
    record Parenthesised(TypeElement type, Location location) implements TypeElement {
        @Override
        public String toTl() {
            return "(" + type.toTl() + ")";
        }
    }

    /** {@code %type}. */
    record Bare(TypeElement type, Location location) implements TypeElement {
        @Override
        public String toTl() {
            return "%" + type.toTl();
        }
    }

    /** {@code #}, the type of natural numbers. */
    record Nat(Location location) implements TypeElement {
        @Override
        public String toTl() {
            return "#";
        }
    }

    /** A natural number as an argument of a type. */
    record Natural(int value, Location location) implements TypeElement {
        @Override
        public String toTl() {
            return Integer.toString(value);
        }
    }

    /** {@code n + 1}. At least two parts. */
    record Sum(List<TypeElement> parts, Location location) implements TypeElement {
        public Sum {
            parts = List.copyOf(parts);
        }

        @Override
        public String toTl() {
            return parts.stream().map(TypeElement::toTl).collect(Collectors.joining("+"));
        }
    }
}
