package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;

/** {@code //@type auth.Authorization The outcome of signing in.} */
public record TypeDocElement(String name, String description, Location location) {}
