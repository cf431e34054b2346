package dev.mtproto4j.generator.java;

import com.palantir.javapoet.AnnotationSpec;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import dev.mtproto4j.generator.schema.prune.PrunedSchema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the emitters of one run share: the schema and everything decided about it up front. */
final class Generation {
    private static final int MOST_CONSTRUCTORS = 3000;

    static final AnnotationSpec OVERRIDE =
            AnnotationSpec.builder(Override.class).build();
    static final AnnotationSpec NULLABLE =
            AnnotationSpec.builder(RuntimeTypes.NULLABLE).build();

    final Schema schema;
    final GeneratorOptions options;
    final JavaNames names;
    final JavaTypes types;
    final TypeGraph graph;
    final MinimumSizes sizes;

    private final Directions directions;
    private final Map<TlName, BoxedType> layouts = new LinkedHashMap<>();
    private final Map<TlName, BoxedType> boxedTypes = new HashMap<>();
    private final Map<TlName, Shape> constructorShapes = new HashMap<>();
    private final Map<TlName, Shape> methodShapes = new HashMap<>();
    private final Map<VectorReader, Set<TlName>> vectorReaders = new EnumMap<>(VectorReader.class);

    /** @throws GeneratorException with every problem of the schema */
    Generation(Schema schema, GeneratorOptions options) {
        this(PrunedSchema.whole(schema), options);
    }

    /** @throws GeneratorException with every problem of the schema */
    Generation(PrunedSchema part, GeneratorOptions options) {
        this.schema = part.schema();
        this.options = options;
        this.names = new JavaNames(part, options.basePackage(), options.names());
        this.types = new JavaTypes(names);
        this.graph = new TypeGraph(schema);
        this.sizes = new MinimumSizes(part.layouts());
        this.directions = new Directions(part.layouts(), schema.methods());
        part.layouts().forEach(type -> layouts.put(type.name(), type));
        schema.types().forEach(type -> boxedTypes.put(type.name(), type));
        List<String> problems = new ArrayList<>();
        for (Constructor constructor : schema.constructors()) {
            prepare(constructor, names.constructor(constructor.name()), constructorShapes, problems);
        }
        for (Method method : schema.methods()) {
            prepare(method, names.method(method.name()), methodShapes, problems);
            findVectors(method, method.result(), problems);
        }
        for (BoxedType type : schema.types()) {
            if (type.constructors().size() > MOST_CONSTRUCTORS) {
                problems.add(type.constructors().get(0).location() + ": " + type.name() + " has "
                        + type.constructors().size() + " constructors; a Java switch can hold " + MOST_CONSTRUCTORS);
            }
        }
        if (!problems.isEmpty()) {
            throw new GeneratorException(problems);
        }
    }

    Shape shape(Constructor constructor) {
        return shape(constructorShapes, constructor);
    }

    Shape shape(Method method) {
        return shape(methodShapes, method);
    }

    /** The types of all values, with constructors that have no class. */
    List<BoxedType> layouts() {
        return List.copyOf(layouts.values());
    }

    /** Whether values of a type may be of constructors that have no class. */
    boolean isOpen(BoxedType type) {
        return layouts.getOrDefault(type.name(), type).constructors().size()
                > type.constructors().size();
    }

    /** Whether the class of its only constructor stands for a type. */
    boolean isSingle(BoxedType type) {
        return type.constructors().size() == 1 && !isOpen(type);
    }

    /** Whether programs make values of a definition. */
    boolean isMade(Combinator combinator) {
        return options.side() == Side.BOTH || directions.isSent(combinator);
    }

    /** Whether programs look into values of a definition. */
    boolean isLookedInto(Combinator combinator) {
        return options.side() == Side.BOTH || directions.isReceived(combinator);
    }

    /** Whether a type has a class or an interface. */
    boolean hasClass(TlName type) {
        return boxedTypes.containsKey(type);
    }

    BoxedType boxedType(TlName name) {
        BoxedType type = boxedTypes.get(name);
        if (type == null) {
            throw new IllegalArgumentException("not in the schema: " + name);
        }
        return type;
    }

    /** Whether some field or result is such a vector of the type or constructor. */
    boolean needs(VectorReader reader, TlName element) {
        return vectorReaders.getOrDefault(reader, Set.of()).contains(element);
    }

    private void prepare(
            Combinator combinator,
            com.palantir.javapoet.ClassName className,
            Map<TlName, Shape> shapes,
            List<String> problems) {
        try {
            shapes.put(combinator.name(), Shape.of(combinator, className, types, names));
        } catch (GeneratorException e) {
            problems.addAll(e.problems());
        }
        combinator.fields().forEach(field -> findVectors(combinator, field.type(), problems));
    }

    private void findVectors(Combinator combinator, FieldType type, List<String> problems) {
        if (type instanceof FieldType.Repeated repeated) {
            findVectors(combinator, repeated.element(), problems);
            return;
        }
        if (!(type instanceof FieldType.VectorOf vector)) {
            return;
        }
        if (sizes.of(vector.element()) == 0) {
            problems.add(combinator.location() + ": " + combinator.name() + " has a vector of values without bytes; its"
                    + " length could not be bounded by the size of a packet");
        }
        if (vector.element() instanceof FieldType.Boxed boxed) {
            vectorReaders
                    .computeIfAbsent(VectorReader.of(vector), key -> new HashSet<>())
                    .add(boxed.type());
        } else if (vector.element() instanceof FieldType.Bare bare) {
            vectorReaders
                    .computeIfAbsent(VectorReader.of(vector), key -> new HashSet<>())
                    .add(bare.constructor());
        } else {
            findVectors(combinator, vector.element(), problems);
        }
    }

    private static Shape shape(Map<TlName, Shape> shapes, Combinator combinator) {
        Shape shape = shapes.get(combinator.name());
        if (shape == null) {
            throw new IllegalArgumentException("not in the schema: " + combinator.name());
        }
        return shape;
    }
}
