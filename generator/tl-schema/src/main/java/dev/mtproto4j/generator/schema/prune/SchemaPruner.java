package dev.mtproto4j.generator.schema.prune;

import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.SchemaProblem;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.ErrorType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes out of a schema what is wanted and everything that it reaches.
 *
 * <p>Of a type that is reached every constructor is kept, because the other side may send any of them; only what is
 * excluded by name is cut. Then everything is cut that could never be complete without it. Fields that are optional or
 * vectors stay with the type that they have, even if no constructor of it is left.
 *
 * <p>With {@link Reached#RAW}, only what an include names is part of the schema; the rest of what is reached is a layout.
 */
public final class SchemaPruner {
    private final Schema whole;
    private final NameFilter filter;
    private final Survivors survivors;

    private SchemaPruner(Schema whole, NameFilter filter) {
        this.whole = whole;
        this.filter = filter;
        this.survivors = new Survivors(whole, filter);
    }

    /**
     * The part of a schema that a filter asks for.
     *
     * @throws SchemaException if a pattern matches nothing, or a method that is included in full cannot do without
     *     something that is excluded
     */
    public static PrunedSchema prune(Schema schema, SchemaFilter filter) {
        if (filter.isEverything()) {
            return PrunedSchema.whole(schema);
        }
        NameFilter names = new NameFilter(filter);
        names.check(schema);
        return new SchemaPruner(schema, names).prune();
    }

    private PrunedSchema prune() {
        List<SchemaProblem> problems = new ArrayList<>();
        List<TlName> dependents = new ArrayList<>();
        List<Method> methods = new ArrayList<>();
        Set<TlName> named = new HashSet<>();
        Reach reach = new Reach(whole, survivors);
        for (Method method : whole.methods()) {
            if (filter.includes(method) && keep(method, filter.excludes(method), problems, dependents)) {
                methods.add(method);
                reach.add(method);
            }
        }
        for (Constructor constructor : whole.constructors()) {
            if (filter.includes(constructor) && keep(constructor, filter.excludes(constructor), problems, dependents)) {
                named.add(constructor.name());
                reach.add(constructor);
            }
        }
        if (!problems.isEmpty()) {
            throw new SchemaException(problems);
        }
        List<BoxedType> layouts = reach.types();
        List<BoxedType> types = filter.reached() == Reached.RAW ? only(named, layouts) : layouts;
        Schema part = new Schema(
                whole.layer(), types, methods, errorTypes(methods), namespaces(types, methods), whole.templates());
        Set<TlName> kept = layouts.stream()
                .flatMap(type -> type.constructors().stream())
                .map(Constructor::name)
                .collect(Collectors.toSet());
        List<TlName> cut = whole.types().stream()
                .filter(type -> layouts.stream().anyMatch(other -> other.name().equals(type.name())))
                .filter(type -> type.constructors().stream().anyMatch(c -> !kept.contains(c.name())))
                .map(BoxedType::name)
                .toList();
        return new PrunedSchema(
                part,
                layouts,
                whole.constructors().size() - kept.size(),
                whole.methods().size() - methods.size(),
                cut,
                dependents);
    }

    private static List<BoxedType> only(Set<TlName> named, List<BoxedType> layouts) {
        return layouts.stream()
                .map(type -> new BoxedType(
                        type.name(),
                        type.constructors().stream()
                                .filter(constructor -> named.contains(constructor.name()))
                                .toList(),
                        type.description()))
                .filter(type -> !type.constructors().isEmpty())
                .toList();
    }

    private boolean keep(
            Combinator combinator, boolean excluded, List<SchemaProblem> problems, List<TlName> dependents) {
        if (excluded) {
            return false;
        }
        String missing = survivors.missing(combinator);
        if (missing.isEmpty()) {
            return true;
        }
        dependents.add(combinator.name());
        if (filter.isNamed(combinator.name())) {
            problems.add(new SchemaProblem(
                    combinator.location(),
                    combinator.name() + " is included, but needs " + missing + ", which is excluded",
                    "Narrow the excludes, or leave " + combinator.name() + " out of the includes.",
                    combinator.definition(),
                    0));
        }
        return false;
    }

    private Map<String, String> namespaces(List<BoxedType> types, List<Method> methods) {
        Set<String> kept = new HashSet<>();
        types.forEach(type -> kept.add(type.name().namespace()));
        methods.forEach(method -> kept.add(method.name().namespace()));
        Map<String, String> descriptions = new HashMap<>(whole.namespaces());
        descriptions.keySet().retainAll(kept);
        return descriptions;
    }

    /** Those of the kept methods, and those that no method lists because any can raise them. */
    private List<ErrorType> errorTypes(List<Method> methods) {
        Set<String> kept = mentioned(methods);
        Set<String> anywhere = mentioned(whole.methods());
        return whole.errorTypes().stream()
                .filter(type -> kept.contains(type.type()) || !anywhere.contains(type.type()))
                .toList();
    }

    private static Set<String> mentioned(List<Method> methods) {
        Set<String> types = new HashSet<>();
        methods.forEach(method -> method.errors().stream().map(ErrorRow::type).forEach(types::add));
        return types;
    }
}
