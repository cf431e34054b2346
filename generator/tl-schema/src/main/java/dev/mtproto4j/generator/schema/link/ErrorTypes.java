package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.element.ErrorElement;
import dev.mtproto4j.generator.schema.element.ErrorTypeElement;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.ErrorType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The error types of a schema: those declared, and those that only rows of methods mention. */
final class ErrorTypes {
    private final Map<String, ErrorType> declared = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> mentionedCodes = new LinkedHashMap<>();
    private final Map<String, Location> mentionedAt = new LinkedHashMap<>();

    ErrorTypes(List<SchemaFileElement> files, ErrorCollector errors) {
        for (SchemaFileElement file : files) {
            for (ErrorTypeElement element : file.errorTypes()) {
                String type = ErrorNames.normalise(element.type());
                ErrorType before = declared.putIfAbsent(
                        type,
                        new ErrorType(
                                type, element.codes(), element.argument(), element.description(), element.location()));
                if (before != null) {
                    errors.error(
                            element.location(),
                            "the error type " + type + " is already declared at " + before.location(),
                            "Merge the two; one declaration can list several codes: 400,406.");
                }
            }
        }
    }

    /** The table of one method: types normalised, each pair of code and type once, sorted. */
    List<ErrorRow> rows(List<ErrorElement> elements) {
        Map<String, ErrorRow> rows = new LinkedHashMap<>();
        for (ErrorElement element : elements) {
            ErrorRow row = row(element);
            rows.merge(
                    row.code() + " " + row.type(),
                    row,
                    (a, b) -> a.description().isEmpty() ? b : a);
            mentionedCodes
                    .computeIfAbsent(row.type(), t -> new LinkedHashSet<>())
                    .add(row.code());
            mentionedAt.putIfAbsent(row.type(), element.location());
        }
        return rows.values().stream()
                .sorted(Comparator.comparingInt(ErrorRow::code).thenComparing(ErrorRow::type))
                .toList();
    }

    private ErrorRow row(ErrorElement element) {
        String whole = element.type() + " " + element.description();
        if (declared.containsKey(whole)) {
            // A few types have spaces: "No workers running".
            return new ErrorRow(element.code(), whole, description(whole));
        }
        String type = ErrorNames.normalise(element.type());
        return new ErrorRow(
                element.code(), type, element.description().isEmpty() ? description(type) : element.description());
    }

    private String description(String type) {
        ErrorType known = declared.get(type);
        return known == null ? "" : known.description();
    }

    /** All types sorted by name. To be called after the rows of all methods. */
    List<ErrorType> all() {
        Map<String, ErrorType> all = new TreeMap<>(declared);
        mentionedCodes.forEach((type, codes) ->
                all.computeIfAbsent(type, t -> new ErrorType(t, new ArrayList<>(codes), "", "", location(t))));
        return List.copyOf(all.values());
    }

    private Location location(String type) {
        return mentionedAt.getOrDefault(type, new Location("", 1, 1));
    }
}
