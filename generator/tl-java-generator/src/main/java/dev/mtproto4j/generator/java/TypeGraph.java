package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which types contain which: where a packet can nest without end. */
final class TypeGraph {
    private final Map<TlName, Constructor> constructors = new HashMap<>();
    private final Map<TlName, Set<TlName>> contained = new HashMap<>();
    private final Map<TlName, Set<TlName>> reachable = new HashMap<>();

    TypeGraph(Schema schema) {
        schema.constructors().forEach(constructor -> constructors.put(constructor.name(), constructor));
        for (BoxedType type : schema.types()) {
            Set<TlName> direct = new HashSet<>();
            for (Constructor constructor : type.constructors()) {
                for (Field field : constructor.fields()) {
                    TlName target = target(field.type());
                    if (target != null) {
                        direct.add(target);
                    }
                }
            }
            contained.put(type.name(), direct);
        }
    }

    /** Whether a value of the combinator can hold, at some depth, another value read by the same code. */
    boolean isRecursive(Combinator combinator) {
        for (Field field : combinator.fields()) {
            if (holdsAnything(field.type())) {
                return true;
            }
            TlName target = target(field.type());
            if (target != null
                    && combinator instanceof Constructor constructor
                    && (target.equals(constructor.type())
                            || reachableFrom(target).contains(constructor.type()))) {
                return true;
            }
        }
        return false;
    }

    /** The boxed type that a field leads to, through vectors and bare constructors. */
    private @Nullable TlName target(FieldType type) {
        if (type instanceof FieldType.Boxed boxed) {
            return boxed.type();
        } else if (type instanceof FieldType.Bare bare) {
            Constructor constructor = constructors.get(bare.constructor());
            return constructor == null ? null : constructor.type();
        }
        FieldType element = JavaTypes.elementOf(type);
        return element == null ? null : target(element);
    }

    /** Whether a value may hold any other, of which nothing is known. */
    private static boolean holdsAnything(FieldType type) {
        FieldType element = JavaTypes.elementOf(type);
        return element == null
                ? type instanceof FieldType.Function
                        || type instanceof FieldType.AnyFunction
                        || type instanceof FieldType.AnyObject
                : holdsAnything(element);
    }

    private Set<TlName> reachableFrom(TlName start) {
        Set<TlName> known = reachable.get(start);
        if (known != null) {
            return known;
        }
        Set<TlName> seen = new HashSet<>();
        Deque<TlName> pending = new ArrayDeque<>();
        pending.add(start);
        while (!pending.isEmpty()) {
            for (TlName next : contained.getOrDefault(pending.remove(), Set.of())) {
                if (seen.add(next)) {
                    pending.add(next);
                }
            }
        }
        reachable.put(start, seen);
        return seen;
    }
}
