package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * {@code TypeRegistry} and {@code MethodRegistry}: from a constructor id to a value, by {@code switch}. Split by the low
 * bits of the id, because HotSpot never compiles a method of more than 8,000 bytes of bytecode.
 */
final class RegistryEmitter {
    static final String TYPES = "TypeRegistry";
    static final String METHODS = "MethodRegistry";

    /** A case of a switch takes about 12 bytes of bytecode. */
    private static final int MOST_CASES = 400;

    private final Generation generation;

    RegistryEmitter(Generation generation) {
        this.generation = generation;
    }

    TypeSpec types() {
        return emit(TYPES, identified(), RuntimeTypes.TL_OBJECT, "constructor")
                .addJavadoc("Reads a boxed value of any type of the schema, by its constructor id.\n\n")
                .addJavadoc("<p>Where the type is known, its own {@code read} is the better choice: it loads\n")
                .addJavadoc("fewer classes and refuses other types.")
                .build();
    }

    private List<Constructor> identified() {
        return generation.schema.constructors().stream()
                .filter(Constructor::identified)
                .toList();
    }

    TypeSpec methods() {
        TypeName any = ParameterizedTypeName.get(RuntimeTypes.TL_METHOD, WildcardTypeName.subtypeOf(Object.class));
        return emit(METHODS, generation.schema.methods(), any, "method")
                .addJavadoc("Reads a call of any method of the schema, by its constructor id, as a server does.")
                .build();
    }

    private TypeSpec.Builder emit(String name, List<? extends Combinator> combinators, TypeName result, String what) {
        List<List<Combinator>> buckets = buckets(combinators, 16);
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        type.addMethod(read(buckets.size(), result, what));
        for (int i = 0; i < buckets.size(); i++) {
            List<ClassName> classes =
                    buckets.get(i).stream().map(this::className).toList();
            type.addMethod(MethodSpec.methodBuilder("read" + i)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(result)
                    .addParameter(TypeName.INT, "id")
                    .addParameter(RuntimeTypes.TL_READER, "reader")
                    .addCode(BoxedTypeEmitter.dispatch(classes, what))
                    .build());
        }
        return type;
    }

    // Example:
    //   public static TlObject read(TlReader reader) {
    //     int id = reader.readInt();
    //     return switch (id & 15) {
    //       case 0 -> read0(id, reader);
    //       …
    //       default -> read15(id, reader);
    //     };
    //   }
    private static MethodSpec read(int buckets, TypeName result, String what) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("read")
                .addJavadoc("Reads a constructor id and the fields of that $L.\n", what)
                .addJavadoc("\n@param reader where the id begins")
                .addJavadoc("\n@return the value")
                .addJavadoc("\n@throws dev.mtproto4j.tl.UnexpectedConstructorException if no $L has the id", what)
                .addJavadoc("\n@throws dev.mtproto4j.tl.TlException if the fields cannot be read")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(result)
                .addParameter(RuntimeTypes.TL_READER, "reader")
                .addStatement("int id = reader.readInt()")
                .addCode("return switch (id & $L) {\n$>", buckets - 1);
        for (int i = 0; i < buckets - 1; i++) {
            method.addCode("case $1L -> read$1L(id, reader);\n", i);
        }
        return method.addCode("default -> read$L(id, reader);\n$<};\n", buckets - 1)
                .build();
    }

    /** So that no bucket is larger than a method that HotSpot compiles; at least so many, a power of two. */
    static List<List<Combinator>> buckets(List<? extends Combinator> combinators, int least) {
        int count = least;
        while (true) {
            List<List<Combinator>> buckets = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                buckets.add(new ArrayList<>());
            }
            int mask = count - 1;
            combinators.stream()
                    .sorted(Comparator.comparing(Combinator::name))
                    .forEach(combinator -> buckets.get(combinator.id() & mask).add(combinator));
            if (count == 256 || buckets.stream().allMatch(bucket -> bucket.size() <= MOST_CASES)) {
                return buckets;
            }
            count *= 2;
        }
    }

    private ClassName className(Combinator combinator) {
        return combinator instanceof Constructor
                ? generation.names.constructor(combinator.name())
                : generation.names.method(combinator.name());
    }
}
