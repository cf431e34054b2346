package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.model.NatTerm;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Number expressions: {@code 3}, {@code n}, {@code n+1}, and {@code S n} for {@code n+1}. */
final class Numbers {
    /** More than any value of a packet; keeps sums from running over. */
    static final int MAX = 1 << 24;

    private Numbers() {}

    /**
     * What an expression comes to, or null if it is no number expression of what is in scope.
     *
     * @param words the {@code #} fields that may be used
     */
    static @Nullable NatTerm evaluate(TypeElement type, Scope scope, Set<String> words) {
        if (type instanceof TypeElement.Parenthesised parenthesised) {
            return evaluate(parenthesised.type(), scope, words);
        } else if (type instanceof TypeElement.Natural natural) {
            return NatTerm.constant(Math.min(natural.value(), MAX));
        } else if (type instanceof TypeElement.Reference reference
                && reference.arguments().isEmpty()) {
            Integer number = scope.number(reference.name());
            if (number != null) {
                return NatTerm.constant(number);
            }
            return words.contains(reference.name()) ? new NatTerm(reference.name(), 0) : null;
        } else if (type instanceof TypeElement.Sum sum) {
            return sum(sum, scope, words);
        } else if (type instanceof TypeElement.Application application && isSuccessor(application)) {
            return add(evaluate(application.parts().get(1), scope, words), NatTerm.constant(1));
        }
        return null;
    }

    /** {@code S n}, which the documentation writes for {@code n+1}. */
    static boolean isSuccessor(TypeElement.Application application) {
        return application.parts().size() == 2
                && application.parts().get(0) instanceof TypeElement.Reference head
                && head.name().equals("S")
                && head.arguments().isEmpty();
    }

    private static @Nullable NatTerm sum(TypeElement.Sum sum, Scope scope, Set<String> words) {
        NatTerm result = NatTerm.constant(0);
        for (TypeElement part : sum.parts()) {
            result = add(result, evaluate(part, scope, words));
        }
        return result;
    }

    private static @Nullable NatTerm add(@Nullable NatTerm a, @Nullable NatTerm b) {
        if (a == null || b == null || (a.field() != null && b.field() != null)) {
            return null;
        }
        return new NatTerm(a.field() == null ? b.field() : a.field(), Math.min(MAX, a.plus() + b.plus()));
    }
}
