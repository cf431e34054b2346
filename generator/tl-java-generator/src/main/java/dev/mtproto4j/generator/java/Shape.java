package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import dev.mtproto4j.generator.java.Member.Kind;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FlagBit;
import dev.mtproto4j.generator.schema.model.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Java class of one constructor or method: its members and how it is made.
 *
 * @param members every field in wire order
 */
record Shape(Combinator combinator, ClassName className, List<Member> members) {

    /** Up to so many required fields make a public constructor. */
    private static final int MOST_CONSTRUCTOR_PARAMETERS = 6;

    /** The bytecode of a Java method is limited, and {@code equals} looks at every field. */
    private static final int MOST_FIELDS = 1000;

    private static final int LONGEST_NAME = 1000;

    /** @throws GeneratorException if fields have the same Java name, or a field has no Java form */
    static Shape of(Combinator combinator, ClassName className, JavaTypes types, JavaNames names) {
        List<String> problems = new ArrayList<>();
        if (combinator.fields().size() > MOST_FIELDS) {
            throw new GeneratorException(List.of(combinator.location() + ": " + combinator.name() + " has "
                    + combinator.fields().size() + " fields; a Java class can hold " + MOST_FIELDS
                    + " of them. Move some to a type of their own"));
        }
        Map<String, Field> byAccessor = new HashMap<>();
        List<Member> members = new ArrayList<>();
        for (Field field : combinator.fields()) {
            if (field.name().length() > LONGEST_NAME) {
                throw new GeneratorException(List.of(field.location() + ": the name of this field of "
                        + combinator.name() + " is longer than " + LONGEST_NAME + " characters; shorten it"));
            }
            Member member = member(combinator, field, types, names);
            members.add(member);
            Field previous = byAccessor.putIfAbsent(member.accessor(), field);
            if (previous != null) {
                problems.add(field.location() + ": the fields " + previous.name() + " and " + field.name() + " of "
                        + combinator.name() + " would both be called " + member.accessor()
                        + " in Java; choose another name for one of them with a name override, such as field:"
                        + combinator.name() + "#" + field.name() + "=" + member.accessor() + "2");
            }
            if (member.is(Kind.WORD) && field.condition() != null) {
                problems.add(field.location() + ": a conditional flags word (" + field.name() + ") is not supported");
            }
            if (field.type() instanceof FieldType.Function && field.condition() != null) {
                problems.add(field.location() + ": a conditional function (" + field.name() + ") is not supported");
            }
        }
        if (!problems.isEmpty()) {
            throw new GeneratorException(problems);
        }
        return new Shape(combinator, className, List.copyOf(members));
    }

    Stream<Member> of(Kind kind) {
        return members.stream().filter(member -> member.is(kind));
    }

    /** What a user sees: all but the words of flags and the counts. */
    List<Member> visible() {
        return members.stream().filter(Member::isVisible).toList();
    }

    List<Member> required() {
        return of(Kind.REQUIRED).toList();
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    boolean hasBuilder() {
        return visible().stream().anyMatch(member -> !member.is(Kind.REQUIRED)) || !hasPublicConstructor();
    }

    boolean hasPublicConstructor() {
        return required().size() <= MOST_CONSTRUCTOR_PARAMETERS;
    }

    /** The type parameters as they stand between angle brackets, or null for a class without any. */
    @Nullable
    String typeParameter() {
        return typeParameters().isEmpty() ? null : String.join(", ", typeParameters());
    }

    List<String> typeParameters() {
        return combinator instanceof Method method ? method.typeParameters() : List.of();
    }

    /** A {@code #} field that is given, rather than worked out from what depends on it. */
    static boolean isNumber(Member member) {
        return member.is(Kind.REQUIRED) && member.tlType() instanceof FieldType.FlagsWord;
    }

    /** The member for a field that came before. */
    Member member(String field) {
        return members.stream()
                .filter(member -> member.field().name().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + field));
    }

    /** The first repetition that a word counts. */
    Member counted(Member word) {
        return members.stream()
                .filter(member -> member.tlType() instanceof FieldType.Repeated repeated
                        && word.field().name().equals(repeated.count().field()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word.field().name() + " counts nothing"));
    }

    /** Whether some repetition, however deep, depends on a word. */
    boolean counts(Member word) {
        return members.stream().map(Member::tlType).anyMatch(type -> counts(word, type));
    }

    private static boolean counts(Member word, FieldType type) {
        return type instanceof FieldType.Repeated repeated
                && (word.field().name().equals(repeated.count().field()) || counts(word, repeated.element()));
    }

    /** The optional values behind bits of a word: present values decide those bits. */
    List<Member> valuesOf(Member word) {
        return of(Kind.OPTIONAL)
                .filter(member -> member.wordVariable().equals(word.variable()))
                .toList();
    }

    private static Member member(Combinator combinator, Field field, JavaTypes types, JavaNames names) {
        FlagBit condition = field.condition();
        Kind kind = kind(combinator, field);
        String mask = condition == null ? "" : condition.bit() == FlagBit.ANY ? "-1" : "1 << " + condition.bit();
        String word = condition == null ? "" : names.variable(combinator.name(), condition.word());
        List<Field> sharing = condition == null
                ? List.of()
                : combinator.fields().stream()
                        .filter(other -> !other.equals(field) && condition.equals(other.condition()))
                        .toList();
        return new Member(
                field,
                kind,
                names.variable(combinator.name(), field.name()),
                names.accessor(combinator.name(), field.name()),
                kind == Kind.OPTIONAL ? types.nullable(field.type()) : types.required(field.type()),
                types.required(field.type()),
                mask,
                word,
                sharing);
    }

    private static Kind kind(Combinator combinator, Field field) {
        if (field.type() instanceof FieldType.FlagsWord) {
            return Words.kind(combinator, field);
        } else if (field.condition() == null) {
            return Kind.REQUIRED;
        }
        return field.type() instanceof FieldType.True ? Kind.BIT : Kind.OPTIONAL;
    }
}
