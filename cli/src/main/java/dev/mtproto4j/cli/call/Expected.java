package dev.mtproto4j.cli.call;

import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.FieldType;
import java.util.Set;

/** What can stand at the cursor of a call that is being typed. */
sealed interface Expected {

    /** The name of a method. */
    record MethodName() implements Expected {}

    /**
     * The name of a parameter of a method, or of a field of a constructor.
     *
     * @param given those that are there already
     * @param sign what follows the name: {@code =} or {@code :}
     */
    record FieldName(Combinator of, Set<String> given, char sign) implements Expected {}

    /** A value of that type, from its beginning. */
    record Value(FieldType type) implements Expected {}

    /** After an opening bracket, the name of a constructor of that type. */
    record ConstructorName(FieldType type) implements Expected {}

    /** Something that nobody but the person can know. */
    record Anything() implements Expected {}
}
