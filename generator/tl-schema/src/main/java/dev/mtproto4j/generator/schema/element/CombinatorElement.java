package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A definition of a constructor or a function.
 *
 * @param name such as {@code auth.importAuthorization}
 * @param id as written, or null if it was left out
 * @param function whether it stands below {@code ---functions---}
 * @param primitive whether it is a built-in without a structure: {@code int ? = Int}
 */
public record CombinatorElement(
        String name,
        @Nullable IdElement id,
        boolean function,
        boolean primitive,
        List<TypeParameterElement> typeParameters,
        List<ArgumentElement> arguments,
        TypeElement result,
        DocElement doc,
        Location location) {

    public CombinatorElement {
        typeParameters = List.copyOf(typeParameters);
        arguments = List.copyOf(arguments);
    }

    /** The same definition with documentation. */
    public CombinatorElement withDoc(DocElement other) {
        return new CombinatorElement(name, id, function, primitive, typeParameters, arguments, result, other, location);
    }

    /** The definition in one line without id and semicolon, each pair of words separated by one space. */
    public String toTl() {
        return name + body();
    }

    /** The definition in one line with an id of eight digits, without semicolon. */
    public String toTl(int withId) {
        return String.format("%s#%08x%s", name, withId, body());
    }

    private String body() {
        return typeParameters.stream().map(p -> " " + p.toTl()).collect(Collectors.joining())
                + (primitive ? " ?" : "")
                + arguments.stream().map(a -> " " + a.toTl()).collect(Collectors.joining())
                + " = "
                + result.toTl();
    }
}
