package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Constructor;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The interface of a type with several constructors; sealed, unless some of them have no class. An interface and not a class: verifying {@code read} of a
 * class would load every subclass that it returns.
 */
final class BoxedTypeEmitter {
    private final Generation generation;
    private final DefinitionJavadoc javadoc;
    private final @Nullable TableClassEmitter table;

    /** For types whose values are read by code, or by a table if there is one. */
    BoxedTypeEmitter(Generation generation, DefinitionJavadoc javadoc, @Nullable TableClassEmitter table) {
        this.generation = generation;
        this.javadoc = javadoc;
        this.table = table;
    }

    // Example:
    //   public sealed interface AnyAuthorization extends TlObject permits Authorization, AuthorizationSignUpRequired {
    TypeSpec emit(BoxedType boxedType) {
        ClassName name = generation.names.type(boxedType.name());
        List<Member> common = new CommonAccessors(generation).of(boxedType);
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(boxedType.constructors().isEmpty() ? leftOut(boxedType) : javadoc.type(boxedType))
                .addSuperinterface(RuntimeTypes.TL_OBJECT);
        if (isSealed(boxedType, name)) {
            type.addModifiers(Modifier.SEALED);
            for (Constructor constructor : boxedType.constructors()) {
                type.addPermittedSubclass(generation.names.constructor(constructor.name()));
            }
        }
        for (Member member : common) {
            MethodSpec.Builder accessor = MethodSpec.methodBuilder(member.accessor())
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .returns(member.type());
            accessor.addJavadoc(javadoc.commonAccessor(boxedType, member));
            type.addMethod(accessor.build());
        }
        if (table != null) {
            return type.addMethod(read(boxedType, name, table.readCode(boxedType)))
                    .build();
        }
        type.addMethod(read(boxedType, name, readCode(boxedType)));
        for (VectorReader reader : List.of(VectorReader.BOXED_OF_BOXED, VectorReader.BARE_OF_BOXED)) {
            if (generation.needs(reader, boxedType.name())) {
                type.addMethod(reader.emit(name, generation.sizes.ofBoxed(boxedType)));
            }
        }
        return type.build();
    }

    private static CodeBlock leftOut(BoxedType boxedType) {
        return CodeBlock.of(
                "The TL type {@code $L}, whose constructors were left out of this part of the schema: there are no\n"
                        + "values, and reading one ends in an exception that names the constructor id.",
                boxedType.name());
    }

    /** Java wants the classes of a sealed interface in its package; and a type that was cut may have none. */
    private boolean isSealed(BoxedType boxedType, ClassName name) {
        return !boxedType.constructors().isEmpty()
                && !generation.isOpen(boxedType)
                && boxedType.constructors().stream()
                        .map(constructor -> generation.names.constructor(constructor.name()))
                        .allMatch(type -> type.packageName().equals(name.packageName()));
    }

    // Example:
    //   static AnyAuthorization read(TlReader reader) {
    //     int id = reader.readInt();
    //     return switch (id) {
    //       case Authorization.CONSTRUCTOR_ID -> Authorization.readBare(reader);
    //       case AuthorizationSignUpRequired.CONSTRUCTOR_ID -> AuthorizationSignUpRequired.readBare(reader);
    //       default -> throw TlReader.unexpectedConstructor("auth.Authorization", id);
    //     };
    //   }
    private CodeBlock readCode(BoxedType boxedType) {
        List<ClassName> constructors = boxedType.constructors().stream()
                .map(constructor -> generation.names.constructor(constructor.name()))
                .toList();
        return CodeBlock.builder()
                .addStatement("int id = reader.readInt()")
                .add(dispatch(constructors, boxedType.name().toString()))
                .build();
    }

    /** The static method that reads a boxed value of a type. */
    static MethodSpec read(BoxedType boxedType, ClassName name, CodeBlock body) {
        return MethodSpec.methodBuilder("read")
                .addJavadoc(DefinitionJavadoc.reads(
                        "Reads a boxed {@code " + boxedType.name() + "}: the constructor id, then the fields.",
                        "the value"))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(RuntimeTypes.TL_READER, "reader")
                .addCode(body)
                .build();
    }

    /** {@code return switch (id) { … }} over the ids of classes; an unknown id throws. */
    static CodeBlock dispatch(List<ClassName> classes, String expected) {
        if (classes.isEmpty()) {
            return CodeBlock.of("throw $T.unexpectedConstructor($S, id);\n", RuntimeTypes.TL_READER, expected);
        }
        CodeBlock.Builder code = CodeBlock.builder().add("return switch (id) {\n$>");
        classes.forEach(type -> code.add("case $1T.CONSTRUCTOR_ID -> $1T.readBare(reader);\n", type));
        return code.add("default -> throw $T.unexpectedConstructor($S, id);\n", RuntimeTypes.TL_READER, expected)
                .add("$<};\n")
                .build();
    }
}
