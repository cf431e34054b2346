package dev.mtproto4j.generator.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import java.util.Set;

/** The class of a method: a request, with its reader and writer of results and its table of errors. */
final class MethodEmitter {
    private final Generation generation;
    private final DefinitionJavadoc javadoc;

    MethodEmitter(Generation generation, DefinitionJavadoc javadoc) {
        this.generation = generation;
        this.javadoc = javadoc;
    }

    // Example:
    //   public final class ImportAuthorization implements TlMethod<AnyAuthorization> {
    TypeSpec emit(Method method) {
        Shape shape = generation.shape(method);
        TypeName result = generation.types.boxed(method.result());
        CombinatorEmitter common = new CombinatorEmitter(generation, javadoc, shape);
        TypeSpec.Builder type = common.begin()
                .addJavadoc(javadoc.method(method, shape))
                .addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.TL_METHOD, result));
        type.addMethod(readResult(method, result, common.codec()));
        type.addMethod(writeResult(method, result, common.codec()));
        common.finish(type, Set.of());
        if (ErrorTypeEmitter.hasEnum(generation, method)) {
            type.addType(new ErrorTypeEmitter(generation, javadoc).nested(method));
        }
        return type.build();
    }

    // Example:
    //   @Override
    //   public AnyAuthorization readResult(TlReader reader) {
    //     return AnyAuthorization.read(reader);
    //   }
    private MethodSpec readResult(Method method, TypeName result, CodecBlocks codec) {
        CodeBlock read = method.result() instanceof FieldType.TypeVariable variable
                ? CodeBlock.of("$N.readResult(reader)", function(method, variable))
                : codec.read(method.result());
        return CombinatorEmitter.override("readResult", result)
                .addParameter(RuntimeTypes.TL_READER, "reader")
                .addStatement("return $L", read)
                .build();
    }

    // Example:
    //   @Override
    //   public void writeResult(TlWriter writer, AnyAuthorization result) {
    //     result.writeTo(writer);
    //   }
    private MethodSpec writeResult(Method method, TypeName result, CodecBlocks codec) {
        CodeBlock write = method.result() instanceof FieldType.TypeVariable variable
                ? CodeBlock.of("$N.writeResult(writer, result);\n", function(method, variable))
                : codec.write(method.result(), CodeBlock.of("result"));
        return CombinatorEmitter.override("writeResult", TypeName.VOID)
                .addParameter(RuntimeTypes.TL_WRITER, "writer")
                .addParameter(result, "result")
                .addCode(write)
                .build();
    }

    /** The field that holds the function whose result this method returns. */
    private String function(Method method, FieldType.TypeVariable variable) {
        for (Field field : method.fields()) {
            if (field.type() instanceof FieldType.Function function
                    && function.typeParameter().equals(variable.typeParameter())) {
                return generation.names.variable(method.name(), field.name());
            }
        }
        throw new GeneratorException(java.util.List.of(method.location() + ": " + method.name() + " returns "
                + variable.typeParameter() + ", but no parameter is a function !" + variable.typeParameter()));
    }
}
