package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Method;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * {@code SchemaTable}: the table behind all classes, and what makes values of them; {@code RawObject}: a value without a
 * class of its own; and the two registries, which ask the table.
 */
final class SchemaTableEmitter {
    static final String TABLE = "SchemaTable";
    static final String RAW = "Raw";

    /** A class file holds strings of up to 65,535 bytes. */
    private static final int MOST_CHARACTERS = 60_000;

    private final Generation generation;

    SchemaTableEmitter(Generation generation) {
        this.generation = generation;
    }

    // Example:
    //   public final class SchemaTable implements TableFactory {
    //     public static final TlTable TABLE = TlTable.parse(new SchemaTable(),
    //         "e7f88edf:auth.exportAuthorization dc_id:i =t0\n"
    //         + …);
    TypeSpec table(TableText text) {
        List<Combinator> classes = new ArrayList<>(generation.schema.methods());
        classes.addAll(generation.schema.constructors());
        List<List<Combinator>> buckets = RegistryEmitter.buckets(classes, 1);
        TypeSpec.Builder type = TypeSpec.classBuilder(TABLE)
                .addJavadoc("The layout of every value of the schema. The classes of the schema read and write by it.")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.TABLE_FACTORY)
                .addField(FieldSpec.builder(
                                RuntimeTypes.TL_TABLE, "TABLE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The table.")
                        .initializer("$T.parse(new $L()$L)", RuntimeTypes.TL_TABLE, TABLE, strings(text.lines()))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(values())
                .addMethod(create(buckets))
                .addMethod(CombinatorEmitter.override("raw", RuntimeTypes.TL_OBJECT)
                        .addParameter(RuntimeTypes.RAW_BYTES, "bytes")
                        .addStatement("return new $L(bytes)", RAW)
                        .build());
        for (int i = 0; buckets.size() > 1 && i < buckets.size(); i++) {
            type.addMethod(MethodSpec.methodBuilder("create" + i)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(RuntimeTypes.TL_OBJECT)
                    .addParameter(TypeName.INT, "id")
                    .addParameter(RuntimeTypes.TABLE_VALUES, "values")
                    .addCode(dispatch(buckets.get(i)))
                    .build());
        }
        return type.build();
    }

    // Example:
    //   public final class Raw extends RawObject implements AnyUpdates, Update {
    TypeSpec raw() {
        TypeSpec.Builder type = TypeSpec.classBuilder(RAW)
                .addJavadoc("A value of a constructor that has no class here: its id, and its fields as bytes.")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(RuntimeTypes.RAW_OBJECT);
        for (BoxedType boxedType : generation.schema.types()) {
            if (generation.isOpen(boxedType)) {
                type.addSuperinterface(generation.names.type(boxedType.name()));
            }
        }
        ClassName self = generation.names.root(RAW);
        return type.addMethod(MethodSpec.constructorBuilder()
                        .addParameter(RuntimeTypes.RAW_BYTES, "bytes")
                        .addStatement("super(bytes)")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addJavadoc("The value that some bytes are.\n\n")
                        .addJavadoc("@param boxed a constructor id and the fields\n@return the value\n")
                        .addJavadoc("@throws dev.mtproto4j.tl.TlException if the bytes are not a value of the schema")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(self)
                        .addParameter(byte[].class, "boxed")
                        .addStatement("return ($T) $L.TABLE.readRaw(boxed)", self, TABLE)
                        .build())
                .build();
    }

    TypeSpec registry(TypeSpec inCode, String read) {
        TypeSpec.Builder type = TypeSpec.classBuilder(inCode.name())
                .addJavadoc(inCode.javadoc())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL);
        for (MethodSpec method : inCode.methodSpecs()) {
            if (method.isConstructor()) {
                type.addMethod(method);
            } else if (method.modifiers().contains(Modifier.PUBLIC)) {
                type.addMethod(MethodSpec.methodBuilder(method.name())
                        .addJavadoc(method.javadoc())
                        .addModifiers(method.modifiers())
                        .returns(method.returnType())
                        .addParameters(method.parameters())
                        .addStatement("return $L.TABLE.$L(reader)", TABLE, read)
                        .build());
            }
        }
        return type.build();
    }

    // Example:
    //   public static TableValues values(int id, Object... required) {
    //     return TABLE.values(id, required);
    //   }
    private static MethodSpec values() {
        return MethodSpec.methodBuilder("values")
                .addJavadoc("What a value without its optional fields is made from.\n\n")
                .addJavadoc(
                        "@param id the constructor id\n@param required the fields in wire order\n@return the fields")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .varargs()
                .returns(RuntimeTypes.TABLE_VALUES)
                .addParameter(TypeName.INT, "id")
                .addParameter(Object[].class, "required")
                .addStatement("return TABLE.values(id, required)")
                .build();
    }

    // Example:
    //   @Override
    //   public TlObject create(int id, TableValues values) {
    //     return switch (id) {
    //       case GetState.CONSTRUCTOR_ID -> new GetState(values);
    //       …
    private MethodSpec create(List<List<Combinator>> buckets) {
        MethodSpec.Builder method = CombinatorEmitter.override("create", RuntimeTypes.TL_OBJECT)
                .addParameter(TypeName.INT, "id")
                .addParameter(RuntimeTypes.TABLE_VALUES, "values");
        if (buckets.size() == 1) {
            return method.addCode(dispatch(buckets.get(0))).build();
        }
        int last = buckets.size() - 1;
        method.addCode("return switch (id & $L) {\n$>", last);
        for (int i = 0; i < last; i++) {
            method.addCode("case $1L -> create$1L(id, values);\n", i);
        }
        return method.addCode("default -> create$L(id, values);\n$<};\n", last).build();
    }

    private CodeBlock dispatch(List<Combinator> combinators) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!combinators.isEmpty()) {
            code.add("return switch (id) {\n$>");
        }
        for (Combinator combinator : combinators) {
            boolean generic = combinator instanceof Method method
                    && !method.typeParameters().isEmpty();
            code.add(
                    "case $1T.CONSTRUCTOR_ID -> new $1T$2L(values);\n",
                    combinator instanceof Method
                            ? generation.names.method(combinator.name())
                            : generation.names.constructor(combinator.name()),
                    generic ? "<>" : "");
        }
        if (combinators.isEmpty()) {
            return code.addStatement("throw $T.unexpectedConstructor($S, id)", RuntimeTypes.TL_READER, "class")
                    .build();
        }
        return code.add("default -> throw $T.unexpectedConstructor($S, id);\n$<};\n", RuntimeTypes.TL_READER, "class")
                .build();
    }

    private static CodeBlock strings(List<String> lines) {
        CodeBlock.Builder code = CodeBlock.builder().add("$>$>");
        int length = MOST_CHARACTERS;
        for (String line : lines) {
            length += line.length() + 1;
            if (length > MOST_CHARACTERS) {
                code.add(",\n");
                length = line.length() + 1;
            } else {
                code.add("\n+ ");
            }
            code.add("$S", line + "\n");
        }
        return code.add("$<$<").build();
    }
}
