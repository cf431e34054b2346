package dev.mtproto4j.generator.java;

import com.palantir.javapoet.TypeName;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field as the generated class has it.
 *
 * @param variable name of the Java field and of parameters
 * @param accessor name of the accessor and of the builder's setter
 * @param type what the accessor returns: nullable if the field may be missing
 * @param required the type of a present value
 * @param mask the flag's bit mask as Java source, such as {@code 1 << 3}; empty without a condition
 * @param wordVariable the Java field of the flags word of the condition; empty without a condition
 * @param sharing the other fields behind the same bit
 */
record Member(
        Field field,
        Kind kind,
        String variable,
        String accessor,
        TypeName type,
        TypeName required,
        String mask,
        String wordVariable,
        List<Field> sharing) {

    private static final Pattern FLAGS = Pattern.compile("flags[0-9]*");

    /** How a field is held. */
    enum Kind {
        /** A word of flag bits; part of the API only if it is {@link Member#exposed}. */
        WORD,
        /** How often repetitions repeat; follows from them, and is not part of the API. */
        COUNT,
        /** {@code flags.N?true}: a bit of a word. */
        BIT,
        /** Always there; also a {@code #} that says more than flags and counts do. */
        REQUIRED,
        /** Behind a flag bit; null when missing. */
        OPTIONAL
    }

    FieldType tlType() {
        return field.type();
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether users see it. A word is seen unless it is called flags: it has bits of its own, such as modes. */
    boolean isVisible() {
        return !is(Kind.COUNT) && (!is(Kind.WORD) || exposed());
    }

    /** Whether users see a word of flag bits. */
    boolean exposed() {
        return is(Kind.WORD) && !FLAGS.matcher(field.name()).matches();
    }

    /** Whether the class has a Java field for it. */
    boolean isStored() {
        return kind != Kind.BIT;
    }

    /** Whether another field with a value stands behind the same bit. */
    boolean sharesWithValue() {
        return sharingValues().findAny().isPresent();
    }

    /** The first other field with a value behind the same bit, in wire order. */
    @Nullable
    Field firstSharingValue() {
        return sharingValues().findFirst().orElse(null);
    }

    java.util.stream.Stream<Field> sharingValues() {
        return sharing.stream().filter(other -> !(other.type() instanceof FieldType.True));
    }
}
