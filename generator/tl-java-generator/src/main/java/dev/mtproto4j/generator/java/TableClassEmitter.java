package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.mtproto4j.generator.java.Member.Kind;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Method;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The classes of constructors and methods with {@link Codec#TABLE}: accessors over the values that the table has read. */
final class TableClassEmitter {
    private final Generation generation;
    private final DefinitionJavadoc javadoc;
    private final TableText text;

    TableClassEmitter(Generation generation, DefinitionJavadoc javadoc, TableText text) {
        this.generation = generation;
        this.javadoc = javadoc;
        this.text = text;
    }

    // Example:
    //   public final class ExportedAuthorization extends TableObject {
    TypeSpec emit(Constructor constructor) {
        Shape shape = generation.shape(constructor);
        BoxedType boxedType = generation.boxedType(constructor.type());
        TypeSpec.Builder type = begin(shape, RuntimeTypes.TABLE_OBJECT).addJavadoc(javadoc.constructor(constructor));
        if (generation.isSingle(boxedType)) {
            type.addMethod(BoxedTypeEmitter.read(boxedType, shape.className(), readCode(boxedType)));
            return finish(type, shape, Set.of());
        }
        type.addSuperinterface(generation.names.type(constructor.type()));
        Set<String> inherited = new CommonAccessors(generation)
                .of(boxedType).stream().map(Member::accessor).collect(Collectors.toSet());
        return finish(type, shape, inherited);
    }

    // Example:
    //   public final class ImportAuthorization extends TableMethod<AnyAuthorization> {
    TypeSpec emit(Method method) {
        Shape shape = generation.shape(method);
        TypeName result = generation.types.boxed(method.result());
        TypeSpec.Builder type = begin(shape, ParameterizedTypeName.get(RuntimeTypes.TABLE_METHOD, result))
                .addJavadoc(javadoc.method(method, shape));
        if (ErrorTypeEmitter.hasEnum(generation, method)) {
            type.addType(new ErrorTypeEmitter(generation, javadoc).nested(method));
        }
        return finish(type, shape, Set.of());
    }

    /** {@code return SchemaTable.TABLE.read(reader, 7);} */
    CodeBlock readCode(BoxedType type) {
        return CodeBlock.of("return $T.TABLE.read(reader, $L);\n", table(), text.indexOf(type.name()));
    }

    private TypeSpec.Builder begin(Shape shape, TypeName superclass) {
        TypeSpec.Builder type = TypeSpec.classBuilder(shape.className())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(superclass);
        shape.typeParameters().forEach(name -> type.addTypeVariable(TypeVariableName.get(name)));
        type.addField(FieldSpec.builder(
                        TypeName.INT, "CONSTRUCTOR_ID", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "The constructor id of {@code $L}.", shape.combinator().name())
                .initializer("0x$L", String.format("%08x", shape.combinator().id()))
                .build());
        return type;
    }

    private TypeSpec finish(TypeSpec.Builder type, Shape shape, Set<String> inherited) {
        boolean made = generation.isMade(shape.combinator());
        if (made && shape.hasPublicConstructor()) {
            type.addMethod(fromRequired(shape));
        }
        type.addMethod(MethodSpec.constructorBuilder()
                .addJavadoc("A value that the table has read; programs use the other ways to make one.\n\n")
                .addJavadoc("@param values the fields")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.TABLE_VALUES, "values")
                .addStatement("super(values)")
                .build());
        if (made && shape.hasBuilder()) {
            type.addMethod(BuilderEmitter.builder(shape));
        }
        for (int i = 0; i < shape.members().size(); i++) {
            Member member = shape.members().get(i);
            if (member.isVisible() && generation.isLookedInto(shape.combinator())) {
                type.addMethod(accessor(shape, member, i, inherited.contains(member.accessor())));
            }
        }
        if (made && shape.hasBuilder()) {
            TableBuilderEmitter builder = new TableBuilderEmitter(javadoc, shape, table());
            if (generation.isLookedInto(shape.combinator())) {
                type.addMethod(builder.toBuilder());
            }
            type.addType(builder.emit(generation.isLookedInto(shape.combinator())));
        }
        return type.build();
    }

    // Example:
    //   public ImportAuthorization(long id, byte[] bytes) {
    //     super(SchemaTable.values(CONSTRUCTOR_ID, id, bytes));
    //   }
    private MethodSpec fromRequired(Shape shape) {
        CodeBlock.Builder values = CodeBlock.builder();
        shape.required().forEach(member -> values.add(", $N", member.variable()));
        return CreationEmitter.publicConstructor(javadoc, shape)
                .addStatement("super($T.values(CONSTRUCTOR_ID$L))", table(), values.build())
                .build();
    }

    // Example:
    //   public byte[] bytes() {
    //     return value(1);
    //   }
    private MethodSpec accessor(Shape shape, Member member, int index, boolean inherited) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(member.accessor())
                .addJavadoc(javadoc.accessor(shape, member))
                .addModifiers(Modifier.PUBLIC)
                .returns(member.type());
        if (inherited) {
            method.addAnnotation(Generation.OVERRIDE);
        }
        TypeName type = member.type();
        String read = member.is(Kind.BIT) ? "flag" : type.isPrimitive() ? type + "Value" : "value";
        return method.addStatement("return $L($L)", read, index).build();
    }

    private ClassName table() {
        return generation.names.root(SchemaTableEmitter.TABLE);
    }
}
