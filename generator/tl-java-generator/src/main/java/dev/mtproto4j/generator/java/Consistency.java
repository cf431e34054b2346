package dev.mtproto4j.generator.java;

import com.palantir.javapoet.CodeBlock;
import dev.mtproto4j.generator.java.Member.Kind;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.NatTerm;

/** Checks at the end of a Java constructor: values that would not be read back as they were written are refused. */
final class Consistency {
    private final Shape shape;

    Consistency(Shape shape) {
        this.shape = shape;
    }

    CodeBlock checks() {
        CodeBlock.Builder code = CodeBlock.builder();
        counts(code);
        for (Member member : shape.members()) {
            if (member.tlType() instanceof FieldType.Repeated repeated) {
                sizes(code, repeated, CodeBlock.of("this.$N", member.variable()), member.accessor(), "item");
            }
            if (member.is(Kind.OPTIONAL) && dependsOnNumber(member)) {
                code.beginControlFlow(
                                "if ((this.$N != null) != ((this.$N & $L) != 0))",
                                member.variable(),
                                member.wordVariable(),
                                member.mask())
                        .addStatement(
                                "throw new $T($S + this.$N)",
                                IllegalArgumentException.class,
                                member.accessor() + " does not go with " + member.wordVariable() + " = ",
                                member.wordVariable())
                        .endControlFlow();
            }
        }
        return code.build();
    }

    private boolean dependsOnNumber(Member member) {
        return shape.members().stream()
                .anyMatch(word -> Shape.isNumber(word) && word.variable().equals(member.wordVariable()));
    }

    // Example:
    //   if (this.n < 0) {
    //     throw new IllegalArgumentException("items needs at least 2 values, not " + this.items.size());
    //   }
    private void counts(CodeBlock.Builder code) {
        for (Member word : shape.members()) {
            if (word.is(Kind.COUNT)) {
                Member list = shape.counted(word);
                int plus = ((FieldType.Repeated) list.tlType()).count().plus();
                if (plus > 0) {
                    code.beginControlFlow("if (this.$N < 0)", word.variable())
                            .addStatement(
                                    "throw new $T($S + this.$N.size())",
                                    IllegalArgumentException.class,
                                    list.accessor() + " needs at least " + plus + " values, not ",
                                    list.variable())
                            .endControlFlow();
                }
            } else if (Shape.isNumber(word) && shape.counts(word)) {
                code.beginControlFlow("if (this.$N < 0)", word.variable())
                        .addStatement(
                                "throw new $T($S + this.$N)",
                                IllegalArgumentException.class,
                                word.accessor() + " is a count, and cannot be ",
                                word.variable())
                        .endControlFlow();
            }
        }
    }

    // Example:
    //   if (this.words.size() != 16) {
    //     throw new IllegalArgumentException("words needs 16 values, not " + this.words.size());
    //   }
    private void sizes(CodeBlock.Builder code, FieldType.Repeated repeated, CodeBlock value, String name, String item) {
        NatTerm count = repeated.count();
        CodeBlock wanted = count(count);
        code.beginControlFlow("if ($L.size() != $L)", value, wanted);
        if (count.field() == null) {
            code.addStatement(
                    "throw new $T($S + $L.size())",
                    IllegalArgumentException.class,
                    name + " needs " + count.plus() + " values, not ",
                    value);
        } else {
            code.addStatement(
                    "throw new $T($S + ($L) + $S + $L.size())",
                    IllegalArgumentException.class,
                    name + " needs ",
                    wanted,
                    " values, not ",
                    value);
        }
        code.endControlFlow();
        if (repeated.element() instanceof FieldType.Repeated inner) {
            code.beginControlFlow("for (var $N : $L)", item, value);
            sizes(code, inner, CodeBlock.of("$N", item), "each of " + name, item + "Item");
            code.endControlFlow();
        }
    }

    private CodeBlock count(NatTerm count) {
        String field = count.field();
        if (field == null) {
            return CodeBlock.of("$L", count.plus());
        }
        String variable = shape.member(field).variable();
        return count.plus() == 0
                ? CodeBlock.of("this.$N", variable)
                : CodeBlock.of("this.$N + $L", variable, count.plus());
    }
}
