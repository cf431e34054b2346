package dev.mtproto4j.generator.schema.element;

import dev.mtproto4j.generator.schema.Location;
import java.util.List;

/**
 * {@code //@errortype 420 FLOOD_WAIT_%d} with the annotations on the lines below it.
 *
 * @param codes as written, the usual one first
 * @param argument from {@code //@argument}; empty if there is none
 * @param description from {@code //@description}; empty if there is none
 */
public record ErrorTypeElement(
        List<Integer> codes, String type, String argument, String description, Location location) {

    public ErrorTypeElement {
        codes = List.copyOf(codes);
    }
}
