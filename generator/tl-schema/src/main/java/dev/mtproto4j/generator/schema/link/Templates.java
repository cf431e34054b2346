package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Types with parameters. Each use with other arguments is a type of its own, an instance, which is linked once:
 * {@code Pair<int,string>} and {@code Pair<long,long>} have nothing in common on the wire but their ids.
 */
final class Templates {
    private static final int MAX_INSTANCES = 2_000;
    private static final int MAX_TEXT = 400;

    private final Declarations declarations;
    private final ErrorCollector errors;
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Deque<Instance> waiting = new ArrayDeque<>();
    private final Set<CombinatorElement> used = new HashSet<>();

    Templates(Declarations declarations, ErrorCollector errors) {
        this.declarations = declarations;
        this.errors = errors;
    }

    /**
     * One type of a kind.
     *
     * @param constructors those that make it, and what their parameters stand for
     */
    record Instance(
            String template,
            TlName name,
            String suffix,
            Map<CombinatorElement, Map<String, TypeArgument>> constructors) {

        /** {@code pair<int,string>}: what a constructor of the template is called in this instance. */
        TlName constructorName(CombinatorElement constructor) {
            TlName name = TlName.parse(constructor.name());
            return new TlName(name.namespace(), name.name() + suffix);
        }
    }

    /** The next instance that nobody has linked yet, or null. */
    @Nullable
    Instance next() {
        return waiting.poll();
    }

    /** Notes that the fields of a constructor are used, though no instance is made of it. */
    void use(CombinatorElement constructor) {
        used.add(constructor);
    }

    boolean isUsed(CombinatorElement constructor) {
        return used.contains(constructor);
    }

    /** The type that a template is with some arguments, or null after an error. */
    @Nullable
    Instance instance(String template, List<TypeArgument> arguments, Location location) {
        String suffix = arguments.stream().map(TypeArgument::text).collect(Collectors.joining(",", "<", ">"));
        Instance known = instances.get(template + suffix);
        if (known != null) {
            return known;
        }
        if (instances.size() >= MAX_INSTANCES || suffix.length() > MAX_TEXT) {
            errors.error(
                    location,
                    template + " is needed with ever more arguments",
                    "A type must not contain itself with other, growing arguments.");
            return null;
        }
        Map<CombinatorElement, Map<String, TypeArgument>> constructors = new LinkedHashMap<>();
        for (CombinatorElement constructor : declarations.templates().getOrDefault(template, List.of())) {
            Map<String, TypeArgument> bound = Patterns.match(constructor, arguments);
            if (bound != null) {
                constructors.put(constructor, bound);
                used.add(constructor);
            }
        }
        if (constructors.isEmpty()) {
            errors.error(
                    location,
                    "no constructor makes a " + template + suffix,
                    "Compare the arguments with the results of the constructors of " + template + ".");
            return null;
        }
        TlName name = TlName.parse(template);
        Instance instance =
                new Instance(template, new TlName(name.namespace(), name.name() + suffix), suffix, constructors);
        instances.put(template + suffix, instance);
        waiting.add(instance);
        return instance;
    }
}
