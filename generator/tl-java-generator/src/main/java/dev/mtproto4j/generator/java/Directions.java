package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which definitions a client sends, and which it receives. What it seems to do neither with, it may do both. */
final class Directions {
    private final Map<TlName, BoxedType> types = new HashMap<>();
    private final Map<TlName, TlName> typeOfConstructor = new HashMap<>();
    private final Set<TlName> sent = new HashSet<>();
    private final Set<TlName> received = new HashSet<>();

    Directions(List<BoxedType> layouts, List<Method> methods) {
        for (BoxedType type : layouts) {
            types.put(type.name(), type);
            type.constructors().forEach(constructor -> typeOfConstructor.put(constructor.name(), type.name()));
        }
        for (Method method : methods) {
            method.fields().stream().map(Field::type).forEach(type -> follow(type, sent));
            follow(method.result(), received);
        }
    }

    boolean isSent(Combinator combinator) {
        return !(combinator instanceof Constructor constructor)
                || sent.contains(constructor.type())
                || !received.contains(constructor.type());
    }

    boolean isReceived(Combinator combinator) {
        return combinator instanceof Constructor constructor
                && (received.contains(constructor.type()) || !sent.contains(constructor.type()));
    }

    private void follow(FieldType start, Set<TlName> reached) {
        Deque<FieldType> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            FieldType type = waiting.remove();
            FieldType element = JavaTypes.elementOf(type);
            if (element != null) {
                waiting.add(element);
            }
            TlName name = type instanceof FieldType.Boxed boxed
                    ? boxed.type()
                    : type instanceof FieldType.Bare bare ? typeOfConstructor.get(bare.constructor()) : null;
            BoxedType boxedType = name == null ? null : types.get(name);
            if (boxedType != null && reached.add(boxedType.name())) {
                boxedType.constructors().stream()
                        .flatMap(constructor -> constructor.fields().stream())
                        .map(Field::type)
                        .forEach(waiting::add);
            }
        }
    }
}
