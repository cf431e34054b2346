package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;

/** {@code #a57a7dad}: a constructor id that was written down. */
public record IdElement(int value, Location location) {}
