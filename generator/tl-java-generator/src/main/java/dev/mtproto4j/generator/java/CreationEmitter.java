package dev.mtproto4j.generator.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.mtproto4j.generator.java.Member.Kind;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.NatTerm;
import javax.lang.model.element.Modifier;

/** The Java constructors of a generated class: from required fields, from its builder, from bytes. */
final class CreationEmitter {
    private final DefinitionJavadoc javadoc;
    private final Shape shape;
    private final CodecBlocks codec;

    CreationEmitter(DefinitionJavadoc javadoc, Shape shape, CodecBlocks codec) {
        this.javadoc = javadoc;
        this.shape = shape;
        this.codec = codec;
    }

    void emitTo(TypeSpec.Builder type) {
        if (shape.hasPublicConstructor()) {
            type.addMethod(shape.hasBuilder() ? throughBuilder() : direct());
        }
        if (shape.hasBuilder()) {
            type.addMethod(fromBuilder());
        }
        if (!shape.isEmpty()) {
            type.addMethod(fromReader());
        }
        if (shape.hasBuilder()) {
            type.addMethod(BuilderEmitter.builder(shape));
        }
    }

    // Example:
    //   public ImportAuthorization(long id, byte[] bytes) {
    //     this.id = id;
    //     this.bytes = Objects.requireNonNull(bytes, "bytes");
    //   }
    private MethodSpec direct() {
        MethodSpec.Builder constructor = publicConstructor(javadoc, shape);
        for (Member member : shape.members()) {
            if (member.is(Kind.WORD)) {
                constructor.addStatement("this.$N = 0", member.variable());
            } else if (!member.is(Kind.COUNT)) {
                constructor.addStatement("this.$N = $L", member.variable(), checked(member));
            }
        }
        return finish(constructor);
    }

    // Example:
    //   public Authorization(AnyUser user) {
    //     this(builder().user(user));
    //   }
    private MethodSpec throughBuilder() {
        CodeBlock.Builder chain = CodeBlock.builder();
        if (shape.typeParameter() == null) {
            chain.add("builder()");
        } else {
            chain.add("$T.<$L>builder()", shape.className(), shape.typeParameter());
        }
        shape.required().forEach(member -> chain.add(".$N($N)", member.accessor(), member.variable()));
        return publicConstructor(javadoc, shape)
                .addStatement("this($L)", chain.build())
                .build();
    }

    /** The public constructor without its body. */
    static MethodSpec.Builder publicConstructor(DefinitionJavadoc javadoc, Shape shape) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(javadoc.publicConstructor(shape));
        shape.required().forEach(member -> constructor.addParameter(member.type(), member.variable()));
        return constructor;
    }

    // Example:
    //   private Authorization(Builder builder) {
    //     this.flags = builder.flags();
    //     this.tmpSessions = builder.tmpSessions;
    //     this.user = Objects.requireNonNull(builder.user, "user");
    //   }
    private MethodSpec fromBuilder() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(BuilderEmitter.type(shape), "builder");
        for (Member member : shape.members()) {
            switch (member.kind()) {
                case WORD -> constructor.addStatement("this.$1N = builder.$1N()", member.variable());
                case OPTIONAL -> constructor.addStatement("this.$1N = builder.$1N", member.variable());
                case REQUIRED ->
                    constructor.addStatement(
                            "this.$1N = $2T.requireNonNull(builder.$1N, $3S)",
                            member.variable(),
                            RuntimeTypes.OBJECTS,
                            member.accessor());
                case BIT, COUNT -> {}
            }
        }
        return finish(constructor);
    }

    /** Works the counts out, and checks what the wire cannot express otherwise. */
    private MethodSpec finish(MethodSpec.Builder constructor) {
        for (Member count : shape.of(Kind.COUNT).toList()) {
            Member list = shape.counted(count);
            constructor.addStatement(
                    "this.$N = this.$N.size()$L",
                    count.variable(),
                    list.variable(),
                    minus(((FieldType.Repeated) list.tlType()).count()));
        }
        return constructor.addCode(new Consistency(shape).checks()).build();
    }

    private static String minus(NatTerm count) {
        return count.plus() == 0 ? "" : " - " + count.plus();
    }

    // Example:
    //   private Authorization(TlReader reader) {
    //     this.flags = reader.readInt();
    //     this.tmpSessions = (flags & 1 << 0) != 0 ? reader.readInt() : null;
    //     this.user = AnyUser.read(reader);
    //   }
    private MethodSpec fromReader() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.TL_READER, "reader");
        if (shape.members().stream().anyMatch(member -> member.tlType() instanceof FieldType.Function)) {
            // The result type of a function read from bytes is unknown; readBare returns InvokeWithLayer<?>.
            constructor.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "unchecked")
                    .build());
        }
        for (Member member : shape.members()) {
            switch (member.kind()) {
                case WORD, COUNT, REQUIRED ->
                    constructor.addStatement("this.$N = $L", member.variable(), codec.read(member.tlType()));
                case OPTIONAL ->
                    constructor.addStatement(
                            "this.$N = ($N & $L) != 0 ? $L : null",
                            member.variable(),
                            member.wordVariable(),
                            member.mask(),
                            codec.read(member.tlType()));
                case BIT -> {}
            }
        }
        return constructor.build();
    }

    /** A parameter, checked for null and copied if it is a list. */
    static CodeBlock checked(Member member) {
        if (member.required().isPrimitive()) {
            return CodeBlock.of("$N", member.variable());
        } else if (isList(member)) {
            return CodeBlock.of("$T.copyOf($N)", RuntimeTypes.LIST, member.variable());
        }
        return CodeBlock.of("$T.requireNonNull($N, $S)", RuntimeTypes.OBJECTS, member.variable(), member.accessor());
    }

    static boolean isList(Member member) {
        FieldType element = JavaTypes.elementOf(member.tlType());
        return element != null && !JavaTypes.isPrimitiveElement(element);
    }
}
