package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;

/**
 * {@code //@namespace auth Signing in and out.}
 *
 * @param name the empty string for definitions without a namespace, which is written as a dot
 */
public record NamespaceDocElement(String name, String description, Location location) {}
