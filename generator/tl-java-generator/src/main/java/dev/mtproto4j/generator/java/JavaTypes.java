package dev.mtproto4j.generator.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import org.jspecify.annotations.Nullable;

/** TL types to Java types. */
final class JavaTypes {
    private static final AnnotationSpec NULLABLE =
            AnnotationSpec.builder(RuntimeTypes.NULLABLE).build();

    private final JavaNames names;

    JavaTypes(JavaNames names) {
        this.names = names;
    }

    /** The type of a value that is always there: {@code int}, {@code byte[]}, {@code List<AnyUser>}. */
    TypeName required(FieldType type) {
        if (type instanceof Primitive primitive) {
            return primitive(primitive);
        } else if (type instanceof FieldType.FlagsWord) {
            return TypeName.INT;
        } else if (type instanceof FieldType.True) {
            return TypeName.BOOLEAN;
        } else if (type instanceof FieldType.Boxed boxed) {
            return names.type(boxed.type());
        } else if (type instanceof FieldType.Bare bare) {
            return names.constructor(bare.constructor());
        } else if (type instanceof FieldType.VectorOf vector) {
            return list(vector.element());
        } else if (type instanceof FieldType.Repeated repeated) {
            return list(repeated.element());
        } else if (type instanceof FieldType.BoxedPrimitive boxed) {
            return primitive(boxed.primitive());
        } else if (type instanceof FieldType.AnyObject) {
            return RuntimeTypes.TL_OBJECT;
        } else if (type instanceof FieldType.AnyFunction) {
            return ParameterizedTypeName.get(RuntimeTypes.TL_METHOD, WildcardTypeName.subtypeOf(Object.class));
        } else if (type instanceof FieldType.Function function) {
            return ParameterizedTypeName.get(RuntimeTypes.TL_METHOD, TypeVariableName.get(function.typeParameter()));
        } else if (type instanceof FieldType.TypeVariable variable) {
            return TypeVariableName.get(variable.typeParameter());
        }
        throw new AssertionError(type);
    }

    /** The type as a type argument: {@code Integer} for {@code int}. */
    TypeName boxed(FieldType type) {
        TypeName required = required(type);
        return required.isPrimitive() ? required.box() : required;
    }

    /** The type of a value that may be missing: {@code @Nullable Integer}, {@code byte @Nullable []}. */
    TypeName nullable(FieldType type) {
        return boxed(type).annotated(NULLABLE);
    }

    static boolean isPrimitiveVector(FieldType.VectorOf vector) {
        return isPrimitiveElement(vector.element());
    }

    /** Whether lists of such elements have a class of their own. */
    static boolean isPrimitiveElement(FieldType element) {
        return element == Primitive.INT || element == Primitive.LONG;
    }

    /** What a vector or a repetition holds, or null for another type. */
    static @Nullable FieldType elementOf(FieldType type) {
        if (type instanceof FieldType.VectorOf vector) {
            return vector.element();
        }
        return type instanceof FieldType.Repeated repeated ? repeated.element() : null;
    }

    private TypeName list(FieldType element) {
        if (element == Primitive.INT) {
            return RuntimeTypes.INT_VECTOR;
        } else if (element == Primitive.LONG) {
            return RuntimeTypes.LONG_VECTOR;
        }
        return ParameterizedTypeName.get(RuntimeTypes.LIST, boxed(element));
    }

    private static TypeName primitive(Primitive primitive) {
        return switch (primitive) {
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            case DOUBLE -> TypeName.DOUBLE;
            case BOOL -> TypeName.BOOLEAN;
            case STRING -> ClassName.get(String.class);
            case BYTES -> ArrayTypeName.of(TypeName.BYTE);
            case INT128 -> RuntimeTypes.INT128;
            case INT256 -> RuntimeTypes.INT256;
        };
    }
}
