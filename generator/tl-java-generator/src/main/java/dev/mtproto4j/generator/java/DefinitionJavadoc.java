package dev.mtproto4j.generator.java;

import com.palantir.javapoet.CodeBlock;
import dev.mtproto4j.generator.java.Member.Kind;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import java.util.stream.Collectors;

/** The documentation of generated classes and their members; empty blocks if none is wanted. */
final class DefinitionJavadoc {
    private final Generation generation;
    private final TlLinks links;
    private final MethodJavadoc methods;
    private final TypeJavadoc types;
    private final ErrorJavadoc errors;

    DefinitionJavadoc(Generation generation) {
        this.generation = generation;
        this.links = new TlLinks(generation.names, generation.options.linkBase());
        References references = new References(generation.schema);
        this.methods = new MethodJavadoc(generation, links);
        this.types = new TypeJavadoc(generation, links, references);
        this.errors = new ErrorJavadoc(generation, links, references);
    }

    CodeBlock type(BoxedType type) {
        return block(types.of(type));
    }

    CodeBlock constructor(Constructor constructor) {
        return block(types.of(constructor));
    }

    CodeBlock method(Method method, Shape shape) {
        return block(methods.of(method, shape));
    }

    CodeBlock accessor(Shape shape, Member member) {
        String text = memberText(shape, member);
        return block(JavadocText.wrap(
                        text.isEmpty() ? "The field {@code " + member.field().name() + "}." : text) + "\n\n@return "
                + value(member));
    }

    CodeBlock commonAccessor(BoxedType type, Member member) {
        Combinator first = type.constructors().get(0);
        String text = links.html(JavadocText.sentence(member.field().description()), first);
        return block(JavadocText.wrap(
                        text.isEmpty()
                                ? "The field {@code " + member.field().name() + "}, which every constructor has."
                                : text)
                + "\n\n@return " + value(member));
    }

    CodeBlock publicConstructor(Shape shape) {
        String parameters = shape.required().stream()
                .map(member ->
                        JavadocText.wrap("@param " + member.variable() + " " + description(shape, member), "    "))
                .collect(Collectors.joining("\n"));
        String what = shape.combinator() instanceof Method ? "a call of" : "a value of";
        String summary = "Creates " + what + " {@code " + shape.combinator().name() + "}";
        if (shape.hasBuilder()) {
            summary += " without its optional fields; {@link #builder()} has them all";
        }
        summary += shape.members().stream().anyMatch(DefinitionJavadoc::holdsBytes)
                ? ". Byte arrays are not copied."
                : ".";
        return block(JavadocText.wrap(summary) + (parameters.isEmpty() ? "" : "\n\n" + parameters));
    }

    CodeBlock setter(Shape shape, Member member) {
        StringBuilder text =
                new StringBuilder(links.html(JavadocText.sentence(member.field().description()), shape.combinator()));
        for (Field other : member.sharing()) {
            text.append(text.length() == 0 ? "" : " ")
                    .append(other.type() instanceof FieldType.True ? "A value also sets " : "To be set together with ")
                    .append(accessorLink(shape, other))
                    .append('.');
        }
        if (text.length() == 0) {
            text.append("Sets the field {@code ").append(member.field().name()).append("}.");
        }
        return block(JavadocText.wrap(text.toString()) + "\n\n@param " + member.variable() + " " + value(member)
                + "\n@return this builder");
    }

    private String accessorLink(Shape shape, Field field) {
        return generation.isLookedInto(shape.combinator())
                ? "{@link " + shape.className().simpleName() + "#"
                        + generation.names.accessor(shape.combinator().name(), field.name()) + "()}"
                : JavadocText.code(field.name());
    }

    CodeBlock build(Shape shape) {
        String text = "The value of the fields set so far.";
        String missing = shape.required().stream()
                .map(member -> "{@code " + member.accessor() + "}")
                .collect(Collectors.joining(", "));
        return block(JavadocText.wrap(text)
                + "\n\n@return a new value"
                + (missing.isEmpty()
                        ? ""
                        : "\n"
                                + JavadocText.wrap(
                                        "@throws NullPointerException if one of these is not set: " + missing,
                                        "    ")));
    }

    CodeBlock errorEnum(Method method) {
        return block(errors.ofEnum(method));
    }

    CodeBlock allErrors() {
        return block(errors.ofAll());
    }

    CodeBlock errorConstant(ErrorRow row) {
        return block(errors.ofConstant(row));
    }

    CodeBlock knownError(ErrorRow row) {
        return block(errors.ofKnown(row));
    }

    /** A static method that reads from a reader. */
    static CodeBlock reads(String sentence, String result) {
        return CodeBlock.of(
                "$L\n\n@param reader where the value begins\n@return $L\n"
                        + "@throws $L.TlException if the bytes are not such a value",
                sentence,
                result,
                RuntimeTypes.TL_OBJECT.packageName());
    }

    private static boolean holdsBytes(Member member) {
        return member.is(Kind.REQUIRED) && member.tlType() == FieldType.Primitive.BYTES;
    }

    private String description(Shape shape, Member member) {
        String text = links.html(member.field().description(), shape.combinator());
        return text.isEmpty() ? value(member) : text;
    }

    /** What the signature does not say of a value: its TL type, and whether it may be missing. */
    private static String value(Member member) {
        if (member.is(Kind.BIT)) {
            return "whether the flag is set";
        }
        String type = "TL type {@code " + TlLinks.plain(member.tlType()) + "}";
        return member.is(Kind.OPTIONAL) ? type + "; null if it is absent" : type;
    }

    private String memberText(Shape shape, Member member) {
        StringBuilder text =
                new StringBuilder(links.html(JavadocText.sentence(member.field().description()), shape.combinator()));
        for (Field other : member.sharing()) {
            text.append(text.length() == 0 ? "" : " ")
                    .append("Present together with {@link #")
                    .append(generation.names.accessor(shape.combinator().name(), other.name()))
                    .append("()}.");
        }
        return text.toString();
    }

    private CodeBlock block(String text) {
        return text.isEmpty() || !generation.options.javadoc()
                ? CodeBlock.builder().build()
                : CodeBlock.of("$L", text);
    }
}
