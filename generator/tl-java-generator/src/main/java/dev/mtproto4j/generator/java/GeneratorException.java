package dev.mtproto4j.generator.java;

import java.util.List;

/** A valid schema that has no Java form: names that collide, or a construct that is not supported. */
public final class GeneratorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    GeneratorException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem; one that is about a place in the schema begins with {@code file:line:column}. */
    public List<String> problems() {
        return problems;
    }
}
