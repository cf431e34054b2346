package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;

/** {@code {X:Type}}. Several names in one pair of braces become several of these. */
public record TypeParameterElement(String name, TypeElement type, Location location) {

    public String toTl() {
        return "{" + name + ":" + type.toTl() + "}";
    }
}
