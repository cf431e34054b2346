package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;

/** {@code // LAYER 228}. */
public record LayerElement(int number, Location location) {}
