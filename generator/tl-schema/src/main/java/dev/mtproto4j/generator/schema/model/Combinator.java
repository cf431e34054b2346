package dev.mtproto4j.generator.schema.model;

import dev.mtproto4j.generator.schema.Location;
import java.util.List;

/** A constructor or a method. */
public sealed interface Combinator permits Constructor, Method {
    TlName name();

    /** The constructor id: the CRC32 of the normalised definition, but for listed exceptions. */
    int id();

    /** Every field in wire order, {@code #} words included. */
    List<Field> fields();

    /** From {@code //@description}; empty if there is none. */
    String description();

    /** The definition in one line with its id, without the semicolon. */
    String definition();

    Location location();
}
