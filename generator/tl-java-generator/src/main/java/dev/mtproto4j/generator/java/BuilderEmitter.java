package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.mtproto4j.generator.java.Member.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * The builder of a class with optional fields or many required ones.
 *
 * <p>It holds the flag bits that stand for themselves, and bits that the schema does not know, so that
 * {@code toBuilder().build()} keeps them; the bits of optional values follow from the values.
 */
final class BuilderEmitter {
    private final DefinitionJavadoc javadoc;
    private final Shape shape;

    BuilderEmitter(DefinitionJavadoc javadoc, Shape shape) {
        this.javadoc = javadoc;
        this.shape = shape;
    }

    /** {@code Builder}, or {@code Builder<X>} of a generic method. */
    static TypeName type(Shape shape) {
        ClassName name = shape.className().nestedClass("Builder");
        return CombinatorEmitter.withTypeParameters(name, shape);
    }

    // Example:
    //   public static Builder builder() {
    //     return new Builder();
    //   }
    static MethodSpec builder(Shape shape) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("builder")
                .addJavadoc("A builder without any field set.\n\n")
                .addJavadoc(shape.typeParameter() == null ? "" : typeParameter(shape) + "\n")
                .addJavadoc("@return a new builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(type(shape));
        shape.typeParameters().forEach(name -> method.addTypeVariable(TypeVariableName.get(name)));
        return method.addStatement("return $L", create(shape)).build();
    }

    // Example:
    //   public Builder toBuilder() {
    //     Builder builder = new Builder();
    //     builder.flags = flags & 0xfffffff8;
    //     builder.user = user;
    //     return builder;
    //   }
    static MethodSpec toBuilder(Shape shape) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("toBuilder")
                .addJavadoc("A builder with the fields of this value set.\n\n@return a new builder")
                .addModifiers(Modifier.PUBLIC)
                .returns(type(shape))
                .addStatement("$T builder = $L", type(shape), create(shape));
        for (Member member : shape.members()) {
            if (member.is(Kind.WORD)) {
                int own = 0;
                for (Member value : shape.valuesOf(member)) {
                    own |= 1 << bit(value);
                }
                if (own == 0) {
                    method.addStatement("builder.$1N = $1N", member.variable());
                } else {
                    method.addStatement("builder.$1N = $1N & 0x$2L", member.variable(), String.format("%08x", ~own));
                }
            } else if (member.isStored() && !member.is(Kind.COUNT)) {
                method.addStatement("builder.$1N = $1N", member.variable());
            }
        }
        return method.addStatement("return builder").build();
    }

    /** The class without its members. */
    static TypeSpec.Builder begin(Shape shape) {
        TypeSpec.Builder type = TypeSpec.classBuilder("Builder")
                .addJavadoc(
                        "Builds {@link $L}. Not safe for use by several threads.",
                        shape.className().simpleName())
                .addJavadoc(shape.typeParameter() == null ? "" : "\n\n" + typeParameter(shape))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        shape.typeParameters().forEach(name -> type.addTypeVariable(TypeVariableName.get(name)));
        return type;
    }

    /** A setter without its body. */
    static MethodSpec.Builder setter(DefinitionJavadoc javadoc, Shape shape, Member member) {
        return MethodSpec.methodBuilder(member.accessor())
                .addJavadoc(javadoc.setter(shape, member))
                .addModifiers(Modifier.PUBLIC)
                .returns(type(shape))
                .addParameter(member.type(), member.variable());
    }

    /** {@code build()} without its body. */
    static MethodSpec.Builder build(DefinitionJavadoc javadoc, Shape shape) {
        return MethodSpec.methodBuilder("build")
                .addJavadoc(javadoc.build(shape))
                .addModifiers(Modifier.PUBLIC)
                .returns(CombinatorEmitter.self(shape));
    }

    TypeSpec emit() {
        TypeSpec.Builder type = begin(shape);
        for (Member member : shape.members()) {
            if (member.is(Kind.WORD)) {
                type.addField(TypeName.INT, member.variable(), Modifier.PRIVATE);
            } else if (member.isStored() && !member.is(Kind.COUNT)) {
                type.addField(boxedNullable(member), member.variable(), Modifier.PRIVATE);
            }
        }
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        for (Member member : shape.visible()) {
            if (!member.is(Kind.BIT) || (!member.sharesWithValue() && hasWord(member))) {
                type.addMethod(setter(member));
            }
        }
        type.addMethod(build());
        shape.of(Kind.WORD).forEach(word -> type.addMethod(flags(word)));
        return type.build();
    }

    // Example:
    //   public Builder silent(boolean silent) {
    //     this.flags = silent ? this.flags | 1 << 5 : this.flags & ~(1 << 5);
    //     return this;
    //   }
    private MethodSpec setter(Member member) {
        MethodSpec.Builder method = setter(javadoc, shape, member);
        String name = member.variable();
        if (member.is(Kind.BIT)) {
            method.addStatement(
                    "this.$1N = $2N ? this.$1N | $3L : this.$1N & ~($3L)", member.wordVariable(), name, member.mask());
        } else if (member.is(Kind.WORD)) {
            method.addStatement("this.$1N = $1N", name);
        } else if (member.is(Kind.OPTIONAL) && CreationEmitter.isList(member)) {
            method.addStatement("this.$1N = $1N == null ? null : $2T.copyOf($1N)", name, RuntimeTypes.LIST);
        } else if (member.is(Kind.OPTIONAL)) {
            method.addStatement("this.$1N = $1N", name);
        } else {
            method.addStatement("this.$N = $L", name, CreationEmitter.checked(member));
        }
        return method.addStatement("return this").build();
    }

    // Example:
    //   public Message build() {
    //     if ((views == null) != (forwards == null)) {
    //       throw new IllegalStateException("views and forwards share a flag bit: set both or neither");
    //     }
    //     return new Message(this);
    //   }
    private MethodSpec build() {
        MethodSpec.Builder method = build(javadoc, shape);
        Set<String> seen = new HashSet<>();
        for (Member member : shape.of(Kind.OPTIONAL).toList()) {
            List<Member> together = shape.of(Kind.OPTIONAL)
                    .filter(other -> other.wordVariable().equals(member.wordVariable())
                            && other.mask().equals(member.mask()))
                    .toList();
            if (together.size() > 1 && seen.add(member.wordVariable() + member.mask())) {
                method.addCode(refusePartial(together));
            }
        }
        return method.addStatement(
                        "return new $T$L(this)", shape.className(), shape.typeParameter() == null ? "" : "<>")
                .build();
    }

    private static CodeBlock refusePartial(List<Member> together) {
        CodeBlock.Builder condition = CodeBlock.builder();
        for (Member other : together.subList(1, together.size())) {
            condition.add(condition.isEmpty() ? "" : " || ");
            condition.add("($N == null) != ($N == null)", together.get(0).variable(), other.variable());
        }
        String names = String.join(", ", together.stream().map(Member::accessor).toList());
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", condition.build())
                .addStatement(
                        "throw new $T($S)",
                        IllegalStateException.class,
                        names + " share a flag bit: set all of them or none")
                .endControlFlow()
                .build();
    }

    // Example:
    //   private int flags() {
    //     return flags
    //         | (tmpSessions != null ? 1 << 0 : 0);
    //   }
    private MethodSpec flags(Member word) {
        CodeBlock.Builder code = CodeBlock.builder().add("return $N", word.variable());
        Set<String> masks = new HashSet<>();
        for (Member value : shape.valuesOf(word)) {
            if (masks.add(value.mask())) {
                code.add("\n| ($N != null ? $L : 0)", value.variable(), value.mask());
            }
        }
        return MethodSpec.methodBuilder(word.variable())
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.INT)
                .addStatement(code.build())
                .build();
    }

    /** Whether the bit is one of a word; the bits of a number are set by the number. */
    private boolean hasWord(Member bit) {
        return shape.of(Kind.WORD).anyMatch(word -> word.variable().equals(bit.wordVariable()));
    }

    private static TypeName boxedNullable(Member member) {
        TypeName type = member.required();
        return (type.isPrimitive() ? type.box() : type).annotated(Generation.NULLABLE);
    }

    private static int bit(Member member) {
        return Integer.parseInt(member.mask().substring(member.mask().lastIndexOf(' ') + 1));
    }

    private static String typeParameter(Shape shape) {
        return shape.typeParameters().stream()
                .map(name -> "@param <" + name + "> the result of the wrapped call")
                .collect(Collectors.joining("\n"));
    }

    private static CodeBlock create(Shape shape) {
        return CodeBlock.of("new Builder$L()", shape.typeParameter() == null ? "" : "<>");
    }
}
