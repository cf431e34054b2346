package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.mtproto4j.generator.java.Member.Kind;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** What the classes of constructors and of methods have in common: id, fields, accessors, reader and writer. */
final class CombinatorEmitter {
    private final Generation generation;
    private final DefinitionJavadoc javadoc;
    private final Shape shape;
    private final CodecBlocks codec;

    CombinatorEmitter(Generation generation, DefinitionJavadoc javadoc, Shape shape) {
        this.generation = generation;
        this.javadoc = javadoc;
        this.shape = shape;
        this.codec = new CodecBlocks(generation, shape);
    }

    /** The class's own type: with its type variables if it has some. */
    static TypeName self(Shape shape) {
        return withTypeParameters(shape.className(), shape);
    }

    /** A class with the type variables of a shape. */
    static TypeName withTypeParameters(ClassName name, Shape shape) {
        TypeName[] variables =
                shape.typeParameters().stream().map(TypeVariableName::get).toArray(TypeName[]::new);
        return variables.length == 0 ? name : ParameterizedTypeName.get(name, variables);
    }

    /** The class's own type for any result: {@code InvokeWithLayer<?>}. */
    static TypeName anySelf(Shape shape) {
        TypeName[] any = shape.typeParameters().stream()
                .map(name -> WildcardTypeName.subtypeOf(Object.class))
                .toArray(TypeName[]::new);
        return any.length == 0 ? shape.className() : ParameterizedTypeName.get(shape.className(), any);
    }

    CodecBlocks codec() {
        return codec;
    }

    /** The class up to its static readers. */
    TypeSpec.Builder begin() {
        TypeSpec.Builder type = TypeSpec.classBuilder(shape.className()).addModifiers(Modifier.PUBLIC, Modifier.FINAL);
        shape.typeParameters().forEach(name -> type.addTypeVariable(TypeVariableName.get(name)));
        type.addField(constructorId());
        shape.members().stream()
                .filter(Member::isStored)
                .forEach(member -> type.addField(member.type(), member.variable(), Modifier.PRIVATE, Modifier.FINAL));
        new CreationEmitter(javadoc, shape, codec).emitTo(type);
        type.addMethod(readBare());
        return type;
    }

    /** The accessors and the methods of {@code TlObject} and {@code Object}. */
    void finish(TypeSpec.Builder type, Set<String> inheritedAccessors) {
        for (Member member : shape.visible()) {
            type.addMethod(accessor(member, inheritedAccessors.contains(member.accessor())));
        }
        type.addMethod(override("constructorId", TypeName.INT)
                .addStatement("return CONSTRUCTOR_ID")
                .build());
        type.addMethod(override("tlName", ClassName.get(String.class))
                .addStatement("return $S", shape.combinator().name())
                .build());
        type.addMethod(writeBareTo());
        if (shape.hasBuilder()) {
            type.addMethod(BuilderEmitter.toBuilder(shape));
        }
        new ObjectMethodsEmitter(shape).emitTo(type);
        codec.helpers().forEach(type::addMethod);
        if (shape.hasBuilder()) {
            type.addType(new BuilderEmitter(javadoc, shape).emit());
        }
    }

    // Example:
    //   public static final int CONSTRUCTOR_ID = 0xa57a7dad;
    private FieldSpec constructorId() {
        return FieldSpec.builder(TypeName.INT, "CONSTRUCTOR_ID", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "The constructor id of {@code $L}.", shape.combinator().name())
                .initializer("0x$L", String.format("%08x", shape.combinator().id()))
                .build();
    }

    // Example:
    //   public static RichText readBare(TlReader reader) {
    //     reader.enter();
    //     RichText result = new RichText(reader);
    //     reader.exit();
    //     return result;
    //   }
    private MethodSpec readBare() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("readBare")
                .addJavadoc(DefinitionJavadoc.reads("Reads the fields that follow the constructor id.", "the value"))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(anySelf(shape))
                .addParameter(RuntimeTypes.TL_READER, "reader");
        CodeBlock create = CodeBlock.of(
                "new $T$L($L)",
                shape.className(),
                shape.typeParameter() == null ? "" : "<>",
                shape.isEmpty() ? "" : "reader");
        if (generation.graph.isRecursive(shape.combinator())) {
            method.addStatement("reader.enter()")
                    .addStatement("$T result = $L", anySelf(shape), create)
                    .addStatement("reader.exit()")
                    .addStatement("return result");
        } else {
            method.addStatement("return $L", create);
        }
        return method.build();
    }

    private MethodSpec accessor(Member member, boolean inherited) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(member.accessor())
                .addModifiers(Modifier.PUBLIC)
                .returns(member.type());
        method.addJavadoc(javadoc.accessor(shape, member));
        if (inherited) {
            method.addAnnotation(Generation.OVERRIDE);
        }
        if (member.is(Kind.BIT)) {
            method.addStatement("return ($N & $L) != 0", member.wordVariable(), member.mask());
        } else {
            method.addStatement("return $N", member.variable());
        }
        return method.build();
    }

    // Example:
    //   @Override
    //   public void writeBareTo(TlWriter writer) {
    //     writer.writeInt(flags);
    //     if (tmpSessions != null) {
    //       writer.writeInt(tmpSessions);
    //     }
    //     user.writeTo(writer);
    //   }
    private MethodSpec writeBareTo() {
        MethodSpec.Builder method =
                override("writeBareTo", TypeName.VOID).addParameter(RuntimeTypes.TL_WRITER, "writer");
        for (Member member : shape.members()) {
            if (!member.isStored()) {
                continue;
            }
            CodeBlock write = codec.write(member.tlType(), CodeBlock.of("$N", member.variable()));
            if (member.is(Kind.OPTIONAL)) {
                method.beginControlFlow("if ($N != null)", member.variable())
                        .addCode(write)
                        .endControlFlow();
            } else {
                method.addCode(write);
            }
        }
        return method.build();
    }

    static MethodSpec.Builder override(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Generation.OVERRIDE)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns);
    }
}
