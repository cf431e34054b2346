package dev.mtproto4j.generator.schema.model;

import dev.mtproto4j.generator.schema.Location;
import org.jspecify.annotations.Nullable;

/**
 * A field of a constructor or a parameter of a method, in wire order.
 *
 * @param name as in TL, such as {@code phone_number}
 * @param type what it holds
 * @param condition the flag bit that says whether it is there, or null if it always is
 * @param description from {@code //@param}; empty if there is none
 * @param location where it is written
 */
public record Field(String name, FieldType type, @Nullable FlagBit condition, String description, Location location) {}
