package dev.mtproto4j.generator.schema;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the errors and warnings of a run, so that all of them can be reported together.
 *
 * <p>Keeps the first {@value #MAX_KEPT} of each, and each only once. Not safe for use by several threads.
 */
public final class ErrorCollector {
    private static final Comparator<SchemaProblem> BY_PLACE = Comparator.comparing(
            SchemaProblem::location,
            Comparator.comparing(Location::file)
                    .thenComparingInt(Location::line)
                    .thenComparingInt(Location::column));

    /** What comes after so many is of no help to anyone. */
    static final int MAX_KEPT = 1000;

    private final Map<String, SourceText> sources = new HashMap<>();
    private final Set<SchemaProblem> errors = new LinkedHashSet<>();
    private final Set<SchemaProblem> warnings = new LinkedHashSet<>();

    /** Makes the lines of a file known, so that problems in it can show them. */
    public void register(SourceText source) {
        sources.put(source.file(), source);
    }

    /**
     * Adds an error.
     *
     * @param advice what to do about it; may be empty
     */
    public void error(Location location, String message, String advice) {
        add(errors, location, message, advice);
    }

    /**
     * Adds a warning: something to look at that does not stop anything.
     *
     * @param advice what to do about it; may be empty
     */
    public void warning(Location location, String message, String advice) {
        add(warnings, location, message, advice);
    }

    /** The errors so far, in order of place. */
    public List<SchemaProblem> errors() {
        return errors.stream().sorted(BY_PLACE).toList();
    }

    /** The warnings so far, in order of place. */
    public List<SchemaProblem> warnings() {
        return warnings.stream().sorted(BY_PLACE).toList();
    }

    /** Ends a stage: throws {@link SchemaException} with all errors if there are any. */
    public void throwIfErrors() {
        if (!errors.isEmpty()) {
            throw new SchemaException(errors());
        }
    }

    /** What is wrong with a type that has parameters is found again for each of its uses. */
    private void add(Set<SchemaProblem> problems, Location location, String message, String advice) {
        if (problems.size() < MAX_KEPT) {
            problems.add(problem(location, message, advice));
        }
    }

    private SchemaProblem problem(Location location, String message, String advice) {
        SourceText source = sources.get(location.file());
        return source == null
                ? new SchemaProblem(location, message, advice, "", 0)
                : source.problem(location, message, advice);
    }
}
