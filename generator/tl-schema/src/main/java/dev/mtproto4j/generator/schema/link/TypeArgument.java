package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.TlText;

/** What a parameter of a type stands for: in {@code Tuple<int,3>} a type and a number. */
sealed interface TypeArgument {

    /** The argument in TL. */
    String text();

    record OfType(FieldType type) implements TypeArgument {
        @Override
        public String text() {
            return TlText.of(type);
        }
    }

    record OfNumber(int value) implements TypeArgument {
        @Override
        public String text() {
            return Integer.toString(value);
        }
    }
}
