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

    DefinitionJavadoc(Generation generation) {
        this.generation = generation;
        this.links = new TlLinks(generation.names, generation.options.linkBase());
        this.methods = new MethodJavadoc(generation, links);
    }

    CodeBlock type(BoxedType type) {
        String name = generation.names.type(type.name()).simpleName();
        String sentence = type.description().isEmpty()
                ? "The TL type {@code " + type.name() + "}, of "
                        + type.constructors().size() + " constructors."
                : links.html(JavadocText.sentence(type.description()), null);
        String about = name.equals("Any" + Identifiers.className(type.name().name()))
                ? "TL type {@code " + type.name() + "}; called {@code " + name
                        + "} because one of its constructors has the name of the type."
                : "TL type {@code " + type.name() + "}.";
        return block(JavadocText.wrap(sentence)
                + "\n\n" + JavadocText.wrap("<p>" + about)
                + links.official("type", type.name()));
    }

    CodeBlock constructor(Constructor constructor, Shape shape) {
        String sentence = constructor.description().isEmpty()
                ? "The constructor {@code " + constructor.name() + "} of " + "{@code " + constructor.type() + "}."
                : links.html(JavadocText.sentence(constructor.description()), constructor);
        return block(JavadocText.wrap(sentence)
                + "\n\n" + definition(constructor)
                + links.official("constructor", constructor.name()));
    }

    CodeBlock method(Method method, Shape shape) {
        return block(methods.of(method, shape));
    }

    /** The TL line in a block of its own. */
    static String definition(Combinator combinator) {
        return "<p><b>TL definition:</b>\n<pre>\n"
                + JavadocText.wrap(JavadocText.escape(combinator.definition()), "    ") + "\n</pre>";
    }

    CodeBlock accessor(Shape shape, Member member) {
        return block(JavadocText.wrap(memberText(shape, member)));
    }

    CodeBlock commonAccessor(BoxedType type, Member member) {
        Combinator first = type.constructors().get(0);
        String text = links.html(JavadocText.sentence(member.field().description()), first);
        return block(JavadocText.wrap(
                text.isEmpty()
                        ? "The field {@code " + member.field().name() + "}, which every constructor has."
                        : text));
    }

    CodeBlock publicConstructor(Shape shape) {
        String parameters = shape.required().stream()
                .filter(member -> !member.field().description().isEmpty())
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
                    .append("{@link ")
                    .append(shape.className().simpleName())
                    .append('#')
                    .append(generation.names.accessor(shape.combinator().name(), other.name()))
                    .append("()}.");
        }
        return block(JavadocText.wrap(text.toString()));
    }

    CodeBlock build(Shape shape) {
        String text = "The value of the fields set so far.";
        String missing = shape.required().stream()
                .map(member -> "{@code " + member.accessor() + "}")
                .collect(Collectors.joining(", "));
        return block(JavadocText.wrap(text)
                + (missing.isEmpty()
                        ? ""
                        : "\n\n"
                                + JavadocText.wrap(
                                        "@throws NullPointerException if one of these is not set: " + missing,
                                        "    ")));
    }

    CodeBlock errorEnum(Method method) {
        return block(JavadocText.wrap("The errors that {@code " + method.name()
                + "} is known to answer with. A server may send others: match with"
                + " {@link dev.mtproto4j.tl.RpcException#is(RpcErrorType)} and keep a general case."));
    }

    CodeBlock allErrors() {
        return block(JavadocText.wrap(
                        "Every error type that the schema knows, with its usual code. A server may send others.")
                + "\n\n"
                + JavadocText.wrap("<p>{@code %d} in a type stands for a number, such as the seconds to wait in"
                        + " {@code FLOOD_WAIT_%d}."));
    }

    CodeBlock errorConstant(ErrorRow row) {
        String text = links.html(JavadocText.sentence(row.description()), null);
        return block(JavadocText.wrap(
                row.code() + " " + JavadocText.code(row.type()) + (text.isEmpty() ? "." : ": " + text)));
    }

    private static boolean holdsBytes(Member member) {
        return member.is(Kind.REQUIRED) && member.tlType() == FieldType.Primitive.BYTES;
    }

    private String description(Shape shape, Member member) {
        return links.html(member.field().description(), shape.combinator());
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
