package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;

/**
 * A text that belongs to a key: the description of a field, or an annotation with any other key.
 *
 * @param key name of the field or of the annotation
 */
public record NoteElement(String key, String text, Location location) {}
