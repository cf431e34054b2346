package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.element.ArgumentElement;
import dev.mtproto4j.generator.schema.element.ArgumentElement.FieldElement;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.element.TypeElement.Reference;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Computes constructor ids: the CRC32 of the normalised definition.
 *
 * @see <a href="https://core.telegram.org/mtproto/TL-formal">TL-formal, combinator names</a>
 */
public final class ConstructorIds {
    private ConstructorIds() {}

    /** The id that a definition has in Telegram's schemas if nobody wrote another one down. */
    public static int compute(CombinatorElement combinator) {
        return compute(combinator, IdRule.TELEGRAM);
    }

    /** The id that a definition has by a rule if nobody wrote another one down. */
    public static int compute(CombinatorElement combinator, IdRule rule) {
        CRC32 crc = new CRC32();
        crc.update(normalise(combinator, rule).getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    /** Same as {@link #normalise(CombinatorElement, IdRule)} by Telegram's rule. */
    public static String normalise(CombinatorElement combinator) {
        return normalise(combinator, IdRule.TELEGRAM);
    }

    /**
     * The text whose CRC32 is the id: no id, no semicolon, single spaces, {@code {X:Type}} without its braces, no
     * parentheses, {@code Vector<long>} as {@code Vector long}. By Telegram's rule, {@code bytes} is {@code string} where
     * it is the whole type of a named field, and {@code flags.n?true} fields are not there at all.
     */
    public static String normalise(CombinatorElement combinator, IdRule rule) {
        StringBuilder text = new StringBuilder(combinator.name());
        combinator
                .typeParameters()
                .forEach(parameter ->
                        text.append(' ').append(parameter.name()).append(':').append(plain(parameter.type())));
        if (combinator.primitive()) {
            text.append(" ?");
        }
        for (ArgumentElement argument : combinator.arguments()) {
            append(text, argument, rule == IdRule.TELEGRAM);
        }
        return text.append(" = ").append(plain(combinator.result())).toString();
    }

    private static void append(StringBuilder text, ArgumentElement argument, boolean telegram) {
        if (!(argument instanceof FieldElement field)) {
            text.append(' ').append(bare(argument.toTl()));
        } else if (!telegram || field.condition() == null || !isPlain(field.type(), "true")) {
            boolean binary = telegram && !field.name().isEmpty() && isPlain(field.type(), "bytes");
            text.append(' ').append(field.name()).append(field.name().isEmpty() ? "" : ":");
            text.append(field.condition() == null ? "" : field.condition().toTl());
            text.append(field.function() ? "!" : "");
            text.append(binary ? "string" : plain(field.type()));
        }
    }

    private static boolean isPlain(TypeElement type, String name) {
        return type instanceof Reference reference
                && reference.name().equals(name)
                && reference.arguments().isEmpty();
    }

    private static String plain(TypeElement type) {
        return bare(type.toTl());
    }

    private static String bare(String text) {
        return text.replace('<', ' ').replace(',', ' ').replaceAll("[>()]", "");
    }
}
