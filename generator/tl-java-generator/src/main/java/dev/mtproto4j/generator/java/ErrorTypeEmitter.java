package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.ErrorType;
import dev.mtproto4j.generator.schema.model.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Enums of errors: one nested in each method that documents errors, and one of all. Nested, so that a table costs
 * nothing until it is looked at.
 */
final class ErrorTypeEmitter {
    static final String ALL = "KnownErrorType";

    private static final int LONGEST_TEXT = 10_000;

    private final Generation generation;
    private final DefinitionJavadoc javadoc;

    ErrorTypeEmitter(Generation generation, DefinitionJavadoc javadoc) {
        this.generation = generation;
        this.javadoc = javadoc;
    }

    TypeSpec nested(Method method) {
        return emit("ErrorType", method.errors(), javadoc::errorConstant)
                .addModifiers(Modifier.STATIC)
                .addJavadoc(javadoc.errorEnum(method))
                .build();
    }

    /** Every declared type with its usual code, and what methods list beyond them. */
    TypeSpec all() {
        return emit(ALL, allRows(generation.schema), javadoc::knownError)
                .addJavadoc(javadoc.allErrors())
                .build();
    }

    /** Whether a method has an enum of its own. */
    static boolean hasEnum(Generation generation, Method method) {
        return generation.options.errorEnums() == ErrorEnums.EACH_METHOD
                && !method.errors().isEmpty();
    }

    /** Whether there is an enum of all errors. */
    static boolean hasAll(Generation generation) {
        return generation.options.errorEnums() != ErrorEnums.NONE && hasErrors(generation.schema);
    }

    private static boolean hasErrors(dev.mtproto4j.generator.schema.model.Schema schema) {
        return !allRows(schema).isEmpty();
    }

    private static List<ErrorRow> allRows(dev.mtproto4j.generator.schema.model.Schema schema) {
        Map<String, ErrorRow> rows = new TreeMap<>();
        for (Method method : schema.methods()) {
            method.errors().forEach(row -> rows.putIfAbsent(row.type(), row));
        }
        for (ErrorType type : schema.errorTypes()) {
            if (!type.codes().isEmpty()) {
                rows.put(type.type(), new ErrorRow(type.codes().get(0), type.type(), type.description()));
            }
        }
        return List.copyOf(rows.values());
    }

    // Example:
    //   public enum ErrorType implements RpcErrorType {
    //     AUTH_BYTES_INVALID(400, "AUTH_BYTES_INVALID", "The exported bytes are wrong, used or too old."),
    private TypeSpec.Builder emit(String name, List<ErrorRow> rows, Function<ErrorRow, CodeBlock> documentation) {
        TypeSpec.Builder type =
                TypeSpec.enumBuilder(name).addModifiers(Modifier.PUBLIC).addSuperinterface(RuntimeTypes.RPC_ERROR_TYPE);
        Set<String> constants = new HashSet<>();
        for (ErrorRow row : rows) {
            String constant = constant(generation, row, constants);
            TypeSpec.Builder body = TypeSpec.anonymousClassBuilder(
                    "$L, $S, $S", row.code(), row.type(), constant(JavadocText.plain(row.description())));
            body.addJavadoc(documentation.apply(row));
            type.addEnumConstant(constant, body.build());
        }
        ClassName string = ClassName.get(String.class);
        type.addField(field(TypeName.INT, "code"))
                .addField(field(string, "type"))
                .addField(field(string, "description"));
        type.addMethod(MethodSpec.constructorBuilder()
                .addParameter(TypeName.INT, "code")
                .addParameter(string, "type")
                .addParameter(string, "description")
                .addStatement("this.code = code")
                .addStatement("this.type = type")
                .addStatement("this.description = description")
                .build());
        return type.addMethod(getter(TypeName.INT, "code"))
                .addMethod(getter(string, "type"))
                .addMethod(getter(string, "description"));
    }

    /** A class file holds strings of up to 65,535 bytes. */
    private static String constant(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** The constant of a row; a type that comes with a second code gets that code as a suffix. */
    static String constant(Generation generation, ErrorRow row, Set<String> taken) {
        String name = generation.names.errorConstant(row.type());
        if (!taken.add(name)) {
            name = name + "_" + (row.code() < 0 ? "MINUS_" + -(long) row.code() : "" + row.code());
            while (!taken.add(name)) {
                name += "_";
            }
        }
        return name;
    }

    private static FieldSpec field(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).build();
    }

    private static MethodSpec getter(TypeName type, String name) {
        return CombinatorEmitter.override(name, type)
                .addStatement("return $N", name)
                .build();
    }
}
