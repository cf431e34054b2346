package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.java.Member.Kind;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FlagBit;

/** What a {@code #} field is to its class, by what depends on it. */
final class Words {
    private Words() {}

    /**
     * A word that only has flags follows from the fields behind them, one that only counts from the lists. One that does
     * both, or that must only not be zero, has to be given.
     */
    static Kind kind(Combinator combinator, Field word) {
        boolean flags = false;
        boolean any = false;
        boolean counts = false;
        boolean countsDirectly = false;
        for (Field field : combinator.fields()) {
            FlagBit condition = field.condition();
            if (condition != null && condition.word().equals(word.name())) {
                any |= condition.bit() == FlagBit.ANY;
                flags |= condition.bit() != FlagBit.ANY;
            }
            boolean outermost = true;
            FieldType type = field.type();
            while (type instanceof FieldType.Repeated repeated) {
                if (word.name().equals(repeated.count().field())) {
                    counts = true;
                    countsDirectly |= outermost;
                }
                outermost = false;
                type = repeated.element();
            }
        }
        if (any || (counts && (flags || !countsDirectly))) {
            return Kind.REQUIRED;
        }
        return counts ? Kind.COUNT : Kind.WORD;
    }
}
