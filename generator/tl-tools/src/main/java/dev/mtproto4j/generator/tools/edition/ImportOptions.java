package dev.mtproto4j.generator.tools.edition;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a user decides about an import.
 *
 * @param layer the layer that the edition has afterwards; if empty, upstream's if it says one, else the old one
 * @param acceptedIds names of definitions whose upstream id may differ from the CRC32
 * @param keep names or patterns such as {@code test.*}: definitions that stay although upstream does not have them
 */
public record ImportOptions(OptionalInt layer, Set<String> acceptedIds, List<String> keep) {
    /** Nothing beyond what upstream says. */
    public static final ImportOptions NONE = new ImportOptions(OptionalInt.empty(), Set.of(), List.of());

    public ImportOptions {
        acceptedIds = Set.copyOf(acceptedIds);
        keep = List.copyOf(keep);
    }

    boolean keeps(String name) {
        return keep.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /** {@code *} stands for anything but a dot, {@code **} for anything. */
    private static boolean matches(String pattern, String name) {
        String regex = pattern.replaceAll("([^\\w*])", "\\\\$1")
                .replace("**", "\u0000")
                .replace("*", "[^.]*")
                .replace("\u0000", ".*");
        return name.matches(regex);
    }
}
