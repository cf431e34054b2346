package dev.mtproto4j.generator.schema.model;

import dev.mtproto4j.generator.schema.Location;
import java.util.List;

/**
 * An error type that the server is known to answer with, declared once by {@code //@errortype}.
 *
 * @param type with numbers replaced by {@code %d}
 * @param codes the codes that it comes with, the usual one first
 * @param argument meaning of the number, such as {@code seconds}; empty if there is none
 * @param description empty if there is none
 */
public record ErrorType(String type, List<Integer> codes, String argument, String description, Location location) {

    public ErrorType {
        codes = List.copyOf(codes);
    }
}
