package dev.mtproto4j.generator.schema.interpret;

import dev.mtproto4j.generator.schema.interpret.TlValue.Struct;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.FlagBit;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes random values of a schema. The same seed gives the same values in the same order of calls.
 *
 * <p>Values are finite and of modest size: after some hundred nested values, optional fields are left out, vectors are
 * empty, and of several constructors the one that ends soonest is taken.
 */
public final class RandomValues {
    /** Which optional fields the outermost value has. Those of nested values are always random. */
    public enum Optionals {
        NONE,
        SOME,
        ALL
    }

    private static final int NESTED_VALUES = 200;
    private static final int MAX_DEPTH = 8;

    private final SchemaIndex index;
    private final Heights heights;
    private final RandomPrimitives primitives;
    private final Random random;
    private final List<Method> passable;
    private final List<Constructor> objects;
    private int budget;

    public RandomValues(Schema schema, long seed) {
        this.index = new SchemaIndex(List.of(schema));
        this.heights = new Heights(schema);
        this.random = new Random(seed);
        this.primitives = new RandomPrimitives(random);
        this.passable = schema.methods().stream()
                .filter(method -> method.typeParameters().isEmpty())
                .filter(method -> method.fields().stream()
                        .noneMatch(field -> field.condition() == null && isEndless(field.type())))
                .toList();
        this.objects = heights.finite(
                schema.constructors().stream().filter(Constructor::identified).toList());
    }

    /** Such a value always holds another one, which may need a third. */
    private static boolean isEndless(FieldType type) {
        return type instanceof FieldType.AnyFunction || type instanceof FieldType.Function;
    }

    /** A random value of a constructor, or a call of a method with random arguments. */
    public Struct next(Combinator combinator, Optionals optionals) {
        budget = NESTED_VALUES;
        return struct(combinator, optionals, 0);
    }

    /** A random value of a type, such as the result of a method. */
    public TlValue next(FieldType type) {
        budget = NESTED_VALUES;
        return value(type, 0);
    }

    private Struct struct(Combinator combinator, Optionals optionals, int depth) {
        budget--;
        Map<FlagBit, Boolean> bits = new HashMap<>();
        Set<String> words = new HashSet<>();
        Map<String, Integer> numbers = numbers(combinator, optionals, depth);
        Map<String, TlValue> fields = new LinkedHashMap<>();
        for (Field field : combinator.fields()) {
            FlagBit bit = field.condition();
            // Fields that share a bit are there together or not at all; a word that is absent has no bits.
            if (bit != null
                    && !bits.computeIfAbsent(bit, b -> words.contains(b.word()) && isSet(b, optionals, numbers))) {
                continue;
            }
            if (field.type() instanceof FieldType.FlagsWord) {
                words.add(field.name());
                if (bit != null || numbers.containsKey(field.name())) {
                    fields.put(field.name(), new TlValue.Int32(numbers.getOrDefault(field.name(), 0)));
                }
            } else if (field.type() instanceof FieldType.True) {
                fields.put(field.name(), new TlValue.Bool(true));
            } else {
                fields.put(field.name(), value(field.type(), depth + 1, numbers));
            }
        }
        return new Struct(combinator.name(), fields);
    }

    /** Words whose value is decided first, because they count something or must only not be zero. */
    private Map<String, Integer> numbers(Combinator combinator, Optionals optionals, int depth) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Field field : combinator.fields()) {
            FlagBit condition = field.condition();
            if (condition != null && condition.bit() == FlagBit.ANY) {
                boolean set = isSet(condition, optionals, Map.of());
                numbers.computeIfAbsent(condition.word(), word -> set ? 1 + random.nextInt(3) : 0);
            }
            FieldType type = field.type();
            while (type instanceof FieldType.Repeated repeated) {
                String word = repeated.count().field();
                if (word != null) {
                    numbers.computeIfAbsent(word, w -> tired(depth) ? 0 : random.nextInt(4));
                }
                type = repeated.element();
            }
        }
        return numbers;
    }

    private boolean tired(int depth) {
        return budget <= 0 || depth > MAX_DEPTH;
    }

    private boolean isSet(FlagBit bit, Optionals optionals, Map<String, Integer> numbers) {
        Integer number = numbers.get(bit.word());
        if (number != null) {
            return (number & bit.mask()) != 0;
        }
        return switch (optionals) {
            case NONE -> false;
            case ALL -> true;
            case SOME -> budget > 0 && random.nextBoolean();
        };
    }

    private TlValue value(FieldType type, int depth) {
        return value(type, depth, Map.of());
    }

    private TlValue value(FieldType type, int depth, Map<String, Integer> numbers) {
        boolean tired = tired(depth);
        if (type instanceof Primitive primitive) {
            return primitives.next(primitive);
        } else if (type instanceof FieldType.BoxedPrimitive boxed) {
            return primitives.next(boxed.primitive());
        } else if (type instanceof FieldType.Repeated repeated) {
            int count = numbers.getOrDefault(repeated.count().field(), 0)
                    + repeated.count().plus();
            List<TlValue> elements = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                elements.add(value(repeated.element(), depth + 1, numbers));
            }
            return new TlValue.Vector(elements);
        } else if (type instanceof FieldType.AnyObject && !objects.isEmpty()) {
            Constructor chosen = tired ? heights.lowest(objects) : objects.get(random.nextInt(objects.size()));
            return struct(chosen, tired ? Optionals.NONE : Optionals.SOME, depth);
        } else if (type instanceof FieldType.AnyFunction && !passable.isEmpty()) {
            Method chosen = tired ? passable.get(0) : passable.get(random.nextInt(passable.size()));
            return struct(chosen, tired ? Optionals.NONE : Optionals.SOME, depth);
        } else if (type instanceof FieldType.VectorOf vector) {
            int count = tired ? 0 : random.nextInt(4);
            List<TlValue> elements = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                elements.add(value(vector.element(), depth + 1));
            }
            return new TlValue.Vector(elements);
        } else if (type instanceof FieldType.Boxed boxed) {
            List<Constructor> all = heights.finite(index.type(boxed.type()).constructors());
            if (all.isEmpty()) {
                throw new CodecException("there is no value of " + type + " that ends");
            }
            Constructor chosen = tired ? heights.lowest(all) : all.get(random.nextInt(all.size()));
            return struct(chosen, tired ? Optionals.NONE : Optionals.SOME, depth);
        } else if (type instanceof FieldType.Bare bare) {
            return struct(index.constructor(bare.constructor()), tired ? Optionals.NONE : Optionals.SOME, depth);
        } else if (type instanceof FieldType.Function && !passable.isEmpty()) {
            return struct(passable.get(random.nextInt(passable.size())), Optionals.SOME, depth);
        }
        throw new CodecException("there is no value of " + type);
    }
}
