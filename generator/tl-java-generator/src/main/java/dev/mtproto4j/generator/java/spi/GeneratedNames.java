package dev.mtproto4j.generator.java.spi;

import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.TlName;

/**
 * What the definitions of a schema are called in Java.
 *
 * <p>All methods throw {@link IllegalArgumentException} for what is not in the schema.
 */
public interface GeneratedNames {

    /** The class of a type's only constructor, or the interface of a type with several: {@code dev.api.type.AnyUser}. */
    String type(TlName name);

    /** The class of a constructor: {@code dev.api.type.User}. */
    String constructor(TlName name);

    /** The class of a method: {@code dev.api.method.auth.SignIn}. */
    String method(TlName name);

    /** The accessor of a field: {@code phoneNumber}. */
    String accessor(Combinator combinator, Field field);

    /** The Java type of a present value, fully qualified: {@code long}, {@code java.util.List<dev.api.type.AnyUser>}. */
    String javaType(FieldType type);
}
