package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.mtproto4j.generator.java.Member.Kind;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import java.util.List;

/** {@code equals}, {@code hashCode} and {@code toString}. */
final class ObjectMethodsEmitter {
    /** An expression that is longer makes the Java compiler run out of stack. */
    private static final int LONGEST_CHAIN = 250;

    private final Shape shape;

    ObjectMethodsEmitter(Shape shape) {
        this.shape = shape;
    }

    void emitTo(TypeSpec.Builder type) {
        type.addMethod(equalsMethod());
        type.addMethod(hashCodeMethod());
        type.addMethod(toStringMethod());
    }

    // Example:
    //   @Override
    //   public boolean equals(@Nullable Object o) {
    //     return o instanceof ImportAuthorization that
    //         && id == that.id
    //         && Arrays.equals(bytes, that.bytes);
    //   }
    private MethodSpec equalsMethod() {
        List<Member> stored = stored();
        if (stored.size() > LONGEST_CHAIN) {
            return equalsInSteps(stored);
        }
        CodeBlock.Builder code = CodeBlock.builder()
                .add("return o instanceof $T$L", CombinatorEmitter.anySelf(shape), stored.isEmpty() ? "" : " that");
        stored.forEach(member -> code.add("\n&& $L", equal(member)));
        return equalsOverride().addStatement(code.build()).build();
    }

    // Example:
    //   @Override
    //   public boolean equals(@Nullable Object o) {
    //     if (!(o instanceof Wide that)) {
    //       return false;
    //     }
    //     if (!(first == that.first)) {
    //       return false;
    //     }
    //     …
    //     return true;
    //   }
    private MethodSpec equalsInSteps(List<Member> stored) {
        MethodSpec.Builder method = equalsOverride()
                .beginControlFlow("if (!(o instanceof $T that))", CombinatorEmitter.anySelf(shape))
                .addStatement("return false")
                .endControlFlow();
        stored.forEach(member -> method.beginControlFlow("if (!($L))", equal(member))
                .addStatement("return false")
                .endControlFlow());
        return method.addStatement("return true").build();
    }

    private static MethodSpec.Builder equalsOverride() {
        return CombinatorEmitter.override("equals", TypeName.BOOLEAN)
                .addParameter(ParameterSpec.builder(ClassName.get(Object.class).annotated(Generation.NULLABLE), "o")
                        .build());
    }

    private static CodeBlock equal(Member member) {
        String name = member.variable();
        TypeName type = member.type();
        if (type.equals(TypeName.DOUBLE)) {
            return CodeBlock.of("$1T.compare($2N, that.$2N) == 0", Double.class, name);
        } else if (type.isPrimitive()) {
            return CodeBlock.of("$1N == that.$1N", name);
        } else if (member.tlType() == Primitive.BYTES) {
            return CodeBlock.of("$1T.equals($2N, that.$2N)", RuntimeTypes.ARRAYS, name);
        } else if (isListOfBytes(member)) {
            return CodeBlock.of("$1T.equal($2N, that.$2N)", RuntimeTypes.BYTES_LISTS, name);
        } else if (member.is(Kind.OPTIONAL)) {
            return CodeBlock.of("$1T.equals($2N, that.$2N)", RuntimeTypes.OBJECTS, name);
        }
        return CodeBlock.of("$1N.equals(that.$1N)", name);
    }

    // Example:
    //   @Override
    //   public int hashCode() {
    //     int result = CONSTRUCTOR_ID;
    //     result = 31 * result + Long.hashCode(id);
    //     return result;
    //   }
    private MethodSpec hashCodeMethod() {
        MethodSpec.Builder method = CombinatorEmitter.override("hashCode", TypeName.INT);
        if (stored().isEmpty()) {
            return method.addStatement("return CONSTRUCTOR_ID").build();
        }
        method.addStatement("int result = CONSTRUCTOR_ID");
        stored().forEach(member -> method.addStatement("result = 31 * result + $L", hash(member)));
        return method.addStatement("return result").build();
    }

    private static CodeBlock hash(Member member) {
        String name = member.variable();
        TypeName type = member.type();
        if (type.equals(TypeName.INT)) {
            return CodeBlock.of("$N", name);
        } else if (type.isPrimitive()) {
            return CodeBlock.of("$T.hashCode($N)", type.box(), name);
        } else if (member.tlType() == Primitive.BYTES) {
            return CodeBlock.of("$T.hashCode($N)", RuntimeTypes.ARRAYS, name);
        } else if (isListOfBytes(member)) {
            return CodeBlock.of("$T.hash($N)", RuntimeTypes.BYTES_LISTS, name);
        } else if (member.is(Kind.OPTIONAL)) {
            return CodeBlock.of("$T.hashCode($N)", RuntimeTypes.OBJECTS, name);
        }
        return CodeBlock.of("$N.hashCode()", name);
    }

    // Example:
    //   @Override
    //   public String toString() {
    //     return new TlToString("auth.importAuthorization")
    //         .field("id", id)
    //         .field("bytes", bytes)
    //         .toString();
    //   }
    private MethodSpec toStringMethod() {
        if (shape.visible().size() > LONGEST_CHAIN) {
            return toStringInSteps();
        }
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "return new $T($S)",
                        RuntimeTypes.TL_TO_STRING,
                        shape.combinator().name());
        shape.visible().forEach(member -> code.add("\n").add(print(member)));
        return CombinatorEmitter.override("toString", ClassName.get(String.class))
                .addStatement(code.add("\n.toString()").build())
                .build();
    }

    private MethodSpec toStringInSteps() {
        MethodSpec.Builder method = CombinatorEmitter.override("toString", ClassName.get(String.class))
                .addStatement(
                        "$1T result = new $1T($2S)",
                        RuntimeTypes.TL_TO_STRING,
                        shape.combinator().name());
        shape.visible().forEach(member -> method.addStatement("result$L", print(member)));
        return method.addStatement("return result.toString()").build();
    }

    /** {@code .field("id", id)}. */
    private static CodeBlock print(Member member) {
        String name = member.field().name();
        return member.is(Kind.BIT)
                ? CodeBlock.of(".flag($S, $N())", name, member.accessor())
                : CodeBlock.of(".field($S, $N)", name, member.variable());
    }

    private List<Member> stored() {
        return shape.members().stream().filter(Member::isStored).toList();
    }

    private static boolean isListOfBytes(Member member) {
        return JavaTypes.elementOf(member.tlType()) == Primitive.BYTES;
    }
}
