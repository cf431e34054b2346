package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.mtproto4j.generator.schema.model.FieldType;
import javax.lang.model.element.Modifier;

/**
 * The static methods that read vectors of a generated class. A method of the class rather than a reference to its
 * reader: method references cost a class load each when the JVM is cold.
 */
enum VectorReader {
    BOXED_OF_BOXED("readVector", "readVectorHeader", "a {@code Vector} of boxed values"),
    BARE_OF_BOXED("readBareVector", "readVectorCount", "a bare {@code vector} of boxed values"),
    BOXED_OF_BARE("readVectorOfBare", "readVectorHeader", "a {@code Vector} of bare values"),
    BARE_OF_BARE("readBareVectorOfBare", "readVectorCount", "a bare {@code vector} of bare values");

    private final String methodName;
    private final String header;
    private final String javadoc;

    VectorReader(String methodName, String header, String javadoc) {
        this.methodName = methodName;
        this.header = header;
        this.javadoc = javadoc;
    }

    /** For a vector whose elements are generated classes. */
    static VectorReader of(FieldType.VectorOf vector) {
        if (vector.element() instanceof FieldType.Bare) {
            return vector.boxed() ? BOXED_OF_BARE : BARE_OF_BARE;
        }
        return vector.boxed() ? BOXED_OF_BOXED : BARE_OF_BOXED;
    }

    String methodName() {
        return methodName;
    }

    // Example:
    //   public static List<AnyUser> readVector(TlReader reader) {
    //     int count = reader.readVectorHeader(12);
    //     List<AnyUser> items = new ArrayList<>(count);
    //     for (int i = 0; i < count; i++) {
    //       items.add(read(reader));
    //     }
    //     return Collections.unmodifiableList(items);
    //   }
    MethodSpec emit(ClassName element, int minimumSize) {
        boolean bare = this == BOXED_OF_BARE || this == BARE_OF_BARE;
        return MethodSpec.methodBuilder(methodName)
                .addJavadoc(DefinitionJavadoc.reads("Reads " + javadoc + ".", "a list that cannot be changed"))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.LIST, element))
                .addParameter(RuntimeTypes.TL_READER, "reader")
                .addCode(loop(element, header, minimumSize, CodeBlock.of("$N(reader)", bare ? "readBare" : "read")))
                .build();
    }

    /** The body that reads a vector whose elements are read by an expression. */
    static CodeBlock loop(TypeName element, boolean boxed, int minimumSize, CodeBlock readElement) {
        return loop(element, boxed ? "readVectorHeader" : "readVectorCount", minimumSize, readElement);
    }

    private static CodeBlock loop(TypeName element, String header, int minimumSize, CodeBlock readElement) {
        return CodeBlock.builder()
                .addStatement("int count = reader.$N($L)", header, minimumSize)
                .addStatement(
                        "$T items = new $T<>(count)",
                        ParameterizedTypeName.get(RuntimeTypes.LIST, element),
                        RuntimeTypes.ARRAY_LIST)
                .beginControlFlow("for (int i = 0; i < count; i++)")
                .addStatement("items.add($L)", readElement)
                .endControlFlow()
                .addStatement("return $T.unmodifiableList(items)", RuntimeTypes.COLLECTIONS)
                .build();
    }
}
