package dev.mtproto4j.generator.schema.prune;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The types that some definitions mention, and those that these mention, and so on. */
final class Reach {
    private final Map<TlName, BoxedType> all = new HashMap<>();
    private final Map<TlName, Constructor> constructors = new HashMap<>();
    private final Survivors survivors;
    private final TreeSet<TlName> reached = new TreeSet<>();
    private final Deque<TlName> waiting = new ArrayDeque<>();

    Reach(Schema schema, Survivors survivors) {
        this.survivors = survivors;
        schema.types().forEach(type -> all.put(type.name(), type));
        schema.constructors().forEach(constructor -> constructors.put(constructor.name(), constructor));
    }

    void add(Combinator combinator) {
        mention(combinator);
        for (TlName name = waiting.poll(); name != null; name = waiting.poll()) {
            type(name).constructors().stream().filter(survivors::isAlive).forEach(this::mention);
        }
    }

    /** The types reached so far with the constructors that survive, sorted by name. */
    List<BoxedType> types() {
        return reached.stream().map(this::type).map(this::cut).toList();
    }

    private BoxedType cut(BoxedType type) {
        return new BoxedType(
                type.name(),
                type.constructors().stream().filter(survivors::isAlive).toList(),
                type.description());
    }

    private void mention(Combinator combinator) {
        combinator.fields().stream().map(Field::type).forEach(this::mention);
        if (combinator instanceof Method method) {
            mention(method.result());
        } else if (combinator instanceof Constructor constructor) {
            reach(constructor.type());
        }
    }

    private void mention(FieldType type) {
        if (type instanceof FieldType.Boxed boxed) {
            reach(boxed.type());
        } else if (type instanceof FieldType.Bare bare) {
            Constructor constructor = constructors.get(bare.constructor());
            if (constructor != null) {
                reach(constructor.type());
            }
        } else if (type instanceof FieldType.VectorOf vector) {
            mention(vector.element());
        } else if (type instanceof FieldType.Repeated repeated) {
            mention(repeated.element());
        }
    }

    private void reach(TlName type) {
        if (reached.add(type)) {
            waiting.add(type);
        }
    }

    private BoxedType type(TlName name) {
        BoxedType type = all.get(name);
        if (type == null) {
            throw new IllegalArgumentException("not in the schema: " + name);
        }
        return type;
    }
}
