package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.mtproto4j.generator.java.Member.Kind;
import javax.lang.model.element.Modifier;

/** The builder of a class with {@link Codec#TABLE}: typed setters over the values of a {@code TableBuilder}. */
final class TableBuilderEmitter {
    private final DefinitionJavadoc javadoc;
    private final Shape shape;
    private final ClassName table;

    TableBuilderEmitter(DefinitionJavadoc javadoc, Shape shape, ClassName table) {
        this.javadoc = javadoc;
        this.shape = shape;
        this.table = table;
    }

    // Example:
    //   public Builder toBuilder() {
    //     return new Builder(this);
    //   }
    MethodSpec toBuilder() {
        return MethodSpec.methodBuilder("toBuilder")
                .addJavadoc("A builder with the fields of this value set.\n\n@return a new builder")
                .addModifiers(Modifier.PUBLIC)
                .returns(BuilderEmitter.type(shape))
                .addStatement("return new Builder$L(this)", shape.typeParameter() == null ? "" : "<>")
                .build();
    }

    TypeSpec emit(boolean fromValue) {
        TypeSpec.Builder type = BuilderEmitter.begin(shape).superclass(RuntimeTypes.TABLE_BUILDER);
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addStatement("super($T.TABLE, CONSTRUCTOR_ID)", table)
                .build());
        if (fromValue) {
            type.addMethod(MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(CombinatorEmitter.self(shape), "from")
                    .addStatement("super(from)")
                    .build());
        }
        for (int i = 0; i < shape.members().size(); i++) {
            Member member = shape.members().get(i);
            if (member.isVisible() && (!member.is(Kind.BIT) || !member.sharesWithValue())) {
                type.addMethod(BuilderEmitter.setter(javadoc, shape, member)
                        .addStatement("$L($L, $N)", member.is(Kind.BIT) ? "flag" : "set", i, member.variable())
                        .addStatement("return this")
                        .build());
            }
        }
        return type.addMethod(BuilderEmitter.build(javadoc, shape)
                        .addStatement(
                                "return new $T$L(values())",
                                shape.className(),
                                shape.typeParameter() == null ? "" : "<>")
                        .build())
                .build();
    }
}
