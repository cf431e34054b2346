package dev.mtproto4j.generator.schema.prune;

import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.SchemaProblem;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The patterns of a filter, asked about names. */
final class NameFilter {
    private final List<NamePattern> includes;
    private final List<NamePattern> excludes;
    private final Reached reached;

    NameFilter(SchemaFilter filter) {
        this.includes = filter.includes().stream().map(NamePattern::new).toList();
        this.excludes = filter.excludes().stream().map(NamePattern::new).toList();
        this.reached = filter.reached();
    }

    Reached reached() {
        return reached;
    }

    /** @throws SchemaException if a pattern names nothing: a misspelt name must not go unseen */
    void check(Schema schema) {
        List<SchemaProblem> problems = new ArrayList<>();
        check("includes", includes, schema, problems);
        check("excludes", excludes, schema, problems);
        if (!problems.isEmpty()) {
            throw new SchemaException(problems);
        }
    }

    boolean includes(Method method) {
        return includes.isEmpty() || matches(includes, method.name());
    }

    boolean includes(Constructor constructor) {
        return includes.isEmpty() || matches(includes, constructor.name()) || matches(includes, constructor.type());
    }

    boolean excludes(Method method) {
        return excludes(method.name());
    }

    boolean excludes(Constructor constructor) {
        return excludes(constructor.name()) || (excludes(constructor.type()) && !isNamed(constructor.name()));
    }

    /** Whether an include names a definition in full. */
    boolean isNamed(TlName name) {
        return includes.stream().anyMatch(pattern -> pattern.isLiteral() && pattern.matches(name));
    }

    private boolean excludes(TlName name) {
        return excludes.stream().anyMatch(pattern -> pattern.matches(name) && (pattern.isLiteral() || !isNamed(name)));
    }

    private static boolean matches(List<NamePattern> patterns, TlName name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private static void check(String list, List<NamePattern> patterns, Schema schema, List<SchemaProblem> problems) {
        for (int i = 0; i < patterns.size(); i++) {
            NamePattern pattern = patterns.get(i);
            if (names(schema).noneMatch(pattern::matches)) {
                problems.add(new SchemaProblem(
                        new Location(list, i + 1, 1),
                        "the pattern \"" + pattern + "\" matches no method, constructor or type",
                        "Check the spelling; case counts, and * does not stand for a dot.",
                        pattern.toString(),
                        0));
            }
        }
    }

    private static Stream<TlName> names(Schema schema) {
        return Stream.of(
                        schema.methods().stream().map(Method::name),
                        schema.types().stream().map(type -> type.name()),
                        schema.constructors().stream().map(Constructor::name))
                .flatMap(names -> names);
    }
}
