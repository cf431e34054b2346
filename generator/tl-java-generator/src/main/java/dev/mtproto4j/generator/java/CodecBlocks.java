package dev.mtproto4j.generator.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Expressions that read and statements that write a value of a TL type, for one generated class. Vectors of strings and
 * the like need a loop to read; those become private methods of the class, see {@link #helpers}.
 */
final class CodecBlocks {
    private final Generation generation;
    private final Map<String, MethodSpec> helpers = new LinkedHashMap<>();
    private final RepetitionReader repetitions;

    /** For the class of a shape. */
    CodecBlocks(Generation generation, Shape shape) {
        this.generation = generation;
        this.repetitions = new RepetitionReader(generation, shape, this, helpers);
    }

    /** The private methods that the expressions made so far call. */
    Collection<MethodSpec> helpers() {
        return helpers.values();
    }

    /** An expression such as {@code reader.readInt()} or {@code AnyUser.read(reader)}. */
    CodeBlock read(FieldType type) {
        if (type instanceof Primitive primitive) {
            return CodeBlock.of("reader.read$L()", suffix(primitive));
        } else if (type instanceof FieldType.FlagsWord) {
            return CodeBlock.of("reader.readInt()");
        } else if (type instanceof FieldType.True) {
            return CodeBlock.of("true");
        } else if (type instanceof FieldType.Boxed boxed) {
            return CodeBlock.of("$T.read(reader)", generation.names.type(boxed.type()));
        } else if (type instanceof FieldType.Bare bare) {
            return CodeBlock.of("$T.readBare(reader)", generation.names.constructor(bare.constructor()));
        } else if (type instanceof FieldType.VectorOf vector) {
            return readVector(vector);
        } else if (type instanceof FieldType.Repeated repeated) {
            return repetitions.read(repeated, false);
        } else if (type instanceof FieldType.BoxedPrimitive boxed) {
            return readBoxed(boxed);
        } else if (type instanceof FieldType.AnyObject) {
            return CodeBlock.of("$T.read(reader)", generation.names.root(RegistryEmitter.TYPES));
        } else if (type instanceof FieldType.AnyFunction) {
            return CodeBlock.of("$T.read(reader)", generation.names.root(RegistryEmitter.METHODS));
        } else if (type instanceof FieldType.Function function) {
            return CodeBlock.of(
                    "($T) $T.read(reader)",
                    generation.types.required(function),
                    generation.names.root(RegistryEmitter.METHODS));
        }
        throw new IllegalArgumentException("only the function that was passed can read " + type);
    }

    /** A statement such as {@code writer.writeInt(id);}, or a loop. */
    CodeBlock write(FieldType type, CodeBlock value) {
        return write(type, value, "item");
    }

    private CodeBlock write(FieldType type, CodeBlock value, String item) {
        if (type instanceof Primitive primitive) {
            return CodeBlock.of("writer.write$L($L);\n", suffix(primitive), value);
        } else if (type instanceof FieldType.FlagsWord) {
            return CodeBlock.of("writer.writeInt($L);\n", value);
        } else if (type instanceof FieldType.True) {
            return CodeBlock.of("");
        } else if (type instanceof FieldType.BoxedPrimitive boxed) {
            return CodeBlock.builder()
                    .add("writer.writeInt(0x$L);\n", String.format("%08x", boxed.id()))
                    .add(write(boxed.primitive(), value, item))
                    .build();
        } else if (type instanceof FieldType.Repeated repeated) {
            return writeRepeated(repeated, value, item);
        } else if (type instanceof FieldType.Boxed
                || type instanceof FieldType.Function
                || type instanceof FieldType.AnyObject
                || type instanceof FieldType.AnyFunction) {
            return CodeBlock.of("$L.writeTo(writer);\n", value);
        } else if (type instanceof FieldType.Bare) {
            return CodeBlock.of("$L.writeBareTo(writer);\n", value);
        } else if (type instanceof FieldType.VectorOf vector) {
            return writeVector(vector, value, item);
        }
        throw new IllegalArgumentException("only the function that was passed can write " + type);
    }

    // Example:
    //   private static int readBoxedInt(TlReader reader) {
    //     reader.expectConstructor("Int", 0xa8509bda);
    //     return reader.readInt();
    //   }
    private CodeBlock readBoxed(FieldType.BoxedPrimitive boxed) {
        String name = "readBoxed" + suffix(boxed.primitive());
        helpers.computeIfAbsent(
                name,
                key -> MethodSpec.methodBuilder(key)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(generation.types.required(boxed))
                        .addParameter(RuntimeTypes.TL_READER, "reader")
                        .addStatement(
                                "reader.expectConstructor($S, 0x$L)", boxed.type(), String.format("%08x", boxed.id()))
                        .addStatement("return $L", read(boxed.primitive()))
                        .build());
        return CodeBlock.of("$N(reader)", name);
    }

    private CodeBlock writeRepeated(FieldType.Repeated repeated, CodeBlock value, String item) {
        boolean numbers = JavaTypes.isPrimitiveElement(repeated.element());
        return CodeBlock.builder()
                .beginControlFlow(
                        "for ($T $N : $L$L)",
                        generation.types.required(repeated.element()),
                        item,
                        value,
                        numbers ? ".toArray()" : "")
                .add(write(repeated.element(), CodeBlock.of("$N", item), item + "Item"))
                .endControlFlow()
                .build();
    }

    private CodeBlock readVector(FieldType.VectorOf vector) {
        FieldType element = vector.element();
        if (JavaTypes.isPrimitiveVector(vector)) {
            return CodeBlock.of("reader.$N()", (vector.boxed() ? "read" : "readBare") + vectorSuffix(vector));
        } else if (element instanceof FieldType.Boxed || element instanceof FieldType.Bare) {
            return CodeBlock.of(
                    "$T.$N(reader)",
                    generation.types.required(element),
                    VectorReader.of(vector).methodName());
        }
        String name = "read" + describe(vector);
        CodeBlock readElement = read(element);
        helpers.computeIfAbsent(
                name,
                key -> MethodSpec.methodBuilder(key)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(generation.types.required(vector))
                        .addParameter(RuntimeTypes.TL_READER, "reader")
                        .addCode(VectorReader.loop(
                                generation.types.boxed(element),
                                vector.boxed(),
                                generation.sizes.of(element),
                                readElement))
                        .build());
        return CodeBlock.of("$N(reader)", name);
    }

    // Example:
    //   writer.writeVectorHeader(users.size());
    //   for (AnyUser item : users) {
    //     item.writeTo(writer);
    //   }
    private CodeBlock writeVector(FieldType.VectorOf vector, CodeBlock value, String item) {
        if (JavaTypes.isPrimitiveVector(vector)) {
            return CodeBlock.of(
                    "writer.$N($L);\n", (vector.boxed() ? "write" : "writeBare") + vectorSuffix(vector), value);
        }
        return CodeBlock.builder()
                .addStatement("writer.$N($L.size())", vector.boxed() ? "writeVectorHeader" : "writeVectorCount", value)
                .beginControlFlow("for ($T $N : $L)", generation.types.required(vector.element()), item, value)
                .add(write(vector.element(), CodeBlock.of("$N", item), item + "Item"))
                .endControlFlow()
                .build();
    }

    private static String vectorSuffix(FieldType.VectorOf vector) {
        return vector.element() == Primitive.INT ? "IntVector" : "LongVector";
    }

    /** {@code VectorOfString}, {@code BareVectorOfVectorOfLong}: a name for a private method. */
    String describe(FieldType type) {
        if (type instanceof FieldType.BoxedPrimitive boxed) {
            return "Boxed" + suffix(boxed.primitive());
        } else if (type instanceof FieldType.VectorOf vector) {
            return (vector.boxed() ? "VectorOf" : "BareVectorOf") + describe(vector.element());
        } else if (type instanceof Primitive primitive) {
            return suffix(primitive);
        } else if (type instanceof FieldType.Boxed boxed) {
            return generation.names.type(boxed.type()).simpleName();
        } else if (type instanceof FieldType.Bare bare) {
            return "Bare" + generation.names.constructor(bare.constructor()).simpleName();
        }
        return type.getClass().getSimpleName();
    }

    private static String suffix(Primitive primitive) {
        return switch (primitive) {
            case INT -> "Int";
            case LONG -> "Long";
            case DOUBLE -> "Double";
            case STRING -> "String";
            case BYTES -> "Bytes";
            case INT128 -> "Int128";
            case INT256 -> "Int256";
            case BOOL -> "Bool";
        };
    }
}
