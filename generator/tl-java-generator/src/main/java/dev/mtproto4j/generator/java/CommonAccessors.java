package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.java.Member.Kind;
import dev.mtproto4j.generator.schema.model.BoxedType;
import java.util.List;

/**
 * The fields that every constructor of a type has, with one Java type; they become methods of its interface. None if
 * values may be of constructors that have no class, or if no class of the type has accessors.
 */
final class CommonAccessors {
    private final Generation generation;

    CommonAccessors(Generation generation) {
        this.generation = generation;
    }

    /** The members as the first constructor has them, in its wire order. */
    List<Member> of(BoxedType type) {
        List<Shape> shapes = type.constructors().stream().map(generation::shape).toList();
        return shapes.isEmpty()
                        || generation.isOpen(type)
                        || !generation.isLookedInto(type.constructors().get(0))
                ? List.of()
                : shapes.get(0).visible().stream()
                        .filter(member -> shapes.stream().allMatch(shape -> has(shape, member)))
                        .toList();
    }

    private static boolean has(Shape shape, Member wanted) {
        return shape.visible().stream()
                .anyMatch(member -> member.accessor().equals(wanted.accessor())
                        && member.type().equals(wanted.type())
                        && member.is(Kind.OPTIONAL) == wanted.is(Kind.OPTIONAL));
    }
}
