package dev.mtproto4j.generator.schema;

import java.util.List;

/**
 * A schema cannot be used. Carries every problem that was found in one run, in order of place.
 *
 * <p>The message shows the first {@value #SHOWN} of them in full; {@link #problems()} has them all.
 */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private final transient List<SchemaProblem> problems;

    /**
     * Creates an exception.
     *
     * @param problems at least one
     */
    public SchemaException(List<SchemaProblem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems in order of place; empty only after Java serialization. */
    public List<SchemaProblem> problems() {
        return problems == null ? List.of() : problems;
    }

    private static String message(List<SchemaProblem> problems) {
        StringBuilder text = new StringBuilder();
        text.append(problems.size() == 1 ? "1 error" : problems.size() + " errors");
        text.append(problems.size() < ErrorCollector.MAX_KEPT ? "" : " or more").append(" in the schema:\n");
        problems.stream().limit(SHOWN).forEach(problem -> text.append(problem.format()));
        if (problems.size() > SHOWN) {
            text.append("… and ").append(problems.size() - SHOWN).append(" more.\n");
        }
        return text.toString().stripTrailing();
    }
}
