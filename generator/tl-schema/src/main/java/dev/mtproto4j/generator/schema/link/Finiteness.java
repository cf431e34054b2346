package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds constructors of which no value can ever be complete, because each would need another one inside.
 *
 * <p>Works outwards from the constructors that need nothing. What is never reached is part of a loop or needs one.
 * Flags and vectors end a loop, as they can be absent and empty; repetitions do if their count can be zero.
 */
final class Finiteness {
    private final Map<Object, List<TlName>> waiting = new HashMap<>();
    private final Map<TlName, Integer> missing = new HashMap<>();
    private final Map<TlName, TlName> types = new HashMap<>();
    private final Set<Object> finite = new HashSet<>();
    private final Deque<TlName> ready = new ArrayDeque<>();

    private Finiteness(Schema schema) {
        for (BoxedType type : schema.types()) {
            for (Constructor constructor : type.constructors()) {
                types.put(constructor.name(), type.name());
                Set<Object> needs = needs(constructor);
                missing.put(constructor.name(), needs.size());
                needs.forEach(need ->
                        waiting.computeIfAbsent(need, n -> new ArrayList<>()).add(constructor.name()));
                if (needs.isEmpty()) {
                    ready.add(constructor.name());
                }
            }
        }
    }

    static void check(Schema schema, ErrorCollector errors) {
        Finiteness finiteness = new Finiteness(schema);
        finiteness.spread();
        for (Constructor constructor : schema.constructors()) {
            if (!finiteness.finite.contains(new FieldType.Bare(constructor.name()))) {
                errors.error(
                        constructor.location(),
                        "no value of " + constructor.name() + " can be complete: it always needs another one inside",
                        "Make a field of the loop conditional, or give its type a constructor that ends the loop.");
            }
        }
    }

    private void spread() {
        for (TlName name = ready.poll(); name != null; name = ready.poll()) {
            reach(new FieldType.Bare(name));
            TlName type = types.get(name);
            if (type != null) {
                reach(new FieldType.Boxed(type));
            }
        }
    }

    private void reach(FieldType type) {
        if (finite.add(type)) {
            for (TlName name : waiting.getOrDefault(type, List.of())) {
                if (missing.merge(name, -1, Integer::sum) == 0) {
                    ready.add(name);
                }
            }
        }
    }

    private static Set<Object> needs(Constructor constructor) {
        Set<Object> needs = new HashSet<>();
        for (Field field : constructor.fields()) {
            FieldType type = field.type();
            while (type instanceof FieldType.Repeated repeated
                    && repeated.count().plus() > 0) {
                type = repeated.element();
            }
            if (field.condition() == null && (type instanceof FieldType.Bare || type instanceof FieldType.Boxed)) {
                needs.add(type);
            }
        }
        return needs;
    }
}
