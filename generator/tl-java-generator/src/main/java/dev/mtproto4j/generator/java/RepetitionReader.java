package dev.mtproto4j.generator.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.NatTerm;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Private methods that read repetitions: their count comes from another field, and may be a lie. */
final class RepetitionReader {
    /** How many elements that take no bytes may stand behind the last byte. */
    private static final int ROOM_FOR_NOTHING = 1024;

    private final Generation generation;
    private final Shape shape;
    private final CodecBlocks codec;
    private final Map<String, MethodSpec> helpers;

    RepetitionReader(Generation generation, Shape shape, CodecBlocks codec, Map<String, MethodSpec> helpers) {
        this.generation = generation;
        this.shape = shape;
        this.codec = codec;
        this.helpers = helpers;
    }

    /**
     * An expression such as {@code readItems(reader, count)}.
     *
     * @param inside whether it stands in another such method, where counts are parameters
     */
    CodeBlock read(FieldType.Repeated repeated, boolean inside) {
        List<String> words = words(repeated);
        String name = name(repeated);
        if (!helpers.containsKey(name)) {
            helpers.put(name, helper(name, repeated, words));
        }
        CodeBlock.Builder call = CodeBlock.builder().add("$N(reader", name);
        words.forEach(word -> call.add(", $N", inside ? parameter(word) : variable(word)));
        return call.add(")").build();
    }

    // Example:
    //   private static List<String> readNamesTimesCount(TlReader reader, int countValue) {
    //     int length = countValue;
    //     if (length < 0 || (long) length * 4 > reader.remaining()) {
    //       throw new TlException(length + " values do not fit into " + reader.remaining() + " bytes");
    //     }
    //     List<String> items = new ArrayList<>(length);
    //     for (int i = 0; i < length; i++) {
    //       items.add(reader.readString());
    //     }
    //     return Collections.unmodifiableList(items);
    //   }
    private MethodSpec helper(String name, FieldType.Repeated repeated, List<String> words) {
        TypeName type = generation.types.required(repeated);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(type)
                .addParameter(RuntimeTypes.TL_READER, "reader");
        words.forEach(word -> method.addParameter(TypeName.INT, parameter(word)));
        method.addStatement("int length = $L", count(repeated.count()));
        method.beginControlFlow("$L", noRoom(repeated.count(), generation.sizes.of(repeated.element())))
                .addStatement(
                        "throw new $T(length + $S + reader.remaining() + $S)",
                        RuntimeTypes.TL_EXCEPTION,
                        " values do not fit into ",
                        " bytes")
                .endControlFlow();
        FieldType element = repeated.element();
        CodeBlock read = element instanceof FieldType.Repeated inner ? read(inner, true) : codec.read(element);
        if (JavaTypes.isPrimitiveElement(element)) {
            TypeName primitive = element == Primitive.INT ? TypeName.INT : TypeName.LONG;
            method.addStatement("$1T[] items = new $1T[length]", primitive)
                    .beginControlFlow("for (int i = 0; i < length; i++)")
                    .addStatement("items[i] = $L", read)
                    .endControlFlow()
                    .addStatement("return $T.of(items)", type);
        } else {
            method.addStatement("$T items = new $T<>(length)", type, RuntimeTypes.ARRAY_LIST)
                    .beginControlFlow("for (int i = 0; i < length; i++)")
                    .addStatement("items.add($L)", read)
                    .endControlFlow()
                    .addStatement("return $T.unmodifiableList(items)", RuntimeTypes.COLLECTIONS);
        }
        return method.build();
    }

    /** A condition that is true if there is no room for so many elements. */
    private static CodeBlock noRoom(NatTerm count, int size) {
        String field = count.field();
        String negative =
                field == null ? "" : count.plus() == 0 ? "length < 0 || " : parameter(field) + " < 0 || length < 0 || ";
        return size == 0
                ? CodeBlock.of("if ($Llength > reader.remaining() + $L)", negative, ROOM_FOR_NOTHING)
                : CodeBlock.of("if ($L(long) length * $L > reader.remaining())", negative, size);
    }

    private static CodeBlock count(NatTerm count) {
        String field = count.field();
        if (field == null) {
            return CodeBlock.of("$L", count.plus());
        }
        return count.plus() == 0
                ? CodeBlock.of("$N", parameter(field))
                : CodeBlock.of("$N + $L", parameter(field), count.plus());
    }

    /** {@code read4TimesInt}, {@code readCountTimesString}. */
    private String name(FieldType.Repeated repeated) {
        StringBuilder name = new StringBuilder("read");
        FieldType type = repeated;
        while (type instanceof FieldType.Repeated outer) {
            String field = outer.count().field();
            name.append(field == null ? "" : Identifiers.className(field))
                    .append(
                            field != null && outer.count().plus() == 0
                                    ? ""
                                    : outer.count().plus())
                    .append("Times");
            type = outer.element();
        }
        return name.append(codec.describe(type)).toString();
    }

    private static List<String> words(FieldType.Repeated repeated) {
        TreeSet<String> words = new TreeSet<>();
        FieldType type = repeated;
        while (type instanceof FieldType.Repeated outer) {
            String field = outer.count().field();
            if (field != null) {
                words.add(field);
            }
            type = outer.element();
        }
        return words.stream().collect(Collectors.toList());
    }

    private String variable(String word) {
        return shape.member(word).variable();
    }

    /** Apart from the local variables. */
    private static String parameter(String word) {
        return Identifiers.variable(word) + "Value";
    }
}
