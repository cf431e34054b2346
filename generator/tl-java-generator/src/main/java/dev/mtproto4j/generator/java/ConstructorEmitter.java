package dev.mtproto4j.generator.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Constructor;
import java.util.Set;
import java.util.stream.Collectors;

/** The class of a constructor. */
final class ConstructorEmitter {
    private final Generation generation;
    private final DefinitionJavadoc javadoc;

    ConstructorEmitter(Generation generation, DefinitionJavadoc javadoc) {
        this.generation = generation;
        this.javadoc = javadoc;
    }

    TypeSpec emit(Constructor constructor) {
        Shape shape = generation.shape(constructor);
        BoxedType boxedType = generation.boxedType(constructor.type());
        boolean only = generation.isSingle(boxedType);
        CombinatorEmitter common = new CombinatorEmitter(generation, javadoc, shape);
        TypeSpec.Builder type = common.begin()
                .addJavadoc(javadoc.constructor(constructor))
                .addSuperinterface(only ? RuntimeTypes.TL_OBJECT : generation.names.type(constructor.type()));
        if (only) {
            type.addMethod(BoxedTypeEmitter.read(boxedType, shape.className(), readCode(constructor)));
        }
        for (VectorReader reader : VectorReader.values()) {
            boolean ofBare = reader == VectorReader.BOXED_OF_BARE || reader == VectorReader.BARE_OF_BARE;
            if (ofBare && generation.needs(reader, constructor.name())) {
                type.addMethod(reader.emit(shape.className(), generation.sizes.ofBare(constructor)));
            } else if (!ofBare && only && generation.needs(reader, constructor.type())) {
                type.addMethod(reader.emit(shape.className(), generation.sizes.ofBoxed(boxedType)));
            }
        }
        Set<String> inherited = only
                ? Set.of()
                : new CommonAccessors(generation)
                        .of(boxedType).stream().map(Member::accessor).collect(Collectors.toSet());
        common.finish(type, inherited);
        return type.build();
    }

    // Example:
    //   public static Config read(TlReader reader) {
    //     reader.expectConstructor("Config", CONSTRUCTOR_ID);
    //     return readBare(reader);
    //   }
    private static CodeBlock readCode(Constructor constructor) {
        return CodeBlock.builder()
                .addStatement("reader.expectConstructor($S, CONSTRUCTOR_ID)", constructor.type())
                .addStatement("return readBare(reader)")
                .build();
    }
}
