package dev.mtproto4j.cli.serve;

import dev.mtproto4j.testserver.rpc.Faults;
import java.util.Locale;

/** Finds the constructor id of a method by its TL name, such as {@code auth.sendCode}. */
final class MethodNames {
    private MethodNames() {}

    /**
     * The id, or {@link Faults#ANY_METHOD} for {@code *}.
     *
     * @throws IllegalArgumentException if the schema has no such method
     */
    static int id(String tlName) {
        if (tlName.equals("*")) {
            return Faults.ANY_METHOD;
        }
        int dot = tlName.indexOf('.');
        String namespace = dot < 0 ? "" : tlName.substring(0, dot).toLowerCase(Locale.ROOT) + ".";
        String name = tlName.substring(dot + 1);
        try {
            // Class names follow from TL names: the first letter in upper case, no underscores in the API's methods.
            return Class.forName("dev.mtproto4j.api.method." + namespace + capitalise(name))
                    .getField("CONSTRUCTOR_ID")
                    .getInt(null);
        } catch (ReflectiveOperationException | LinkageError | StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("no method is called " + tlName, e);
        }
    }

    private static String capitalise(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
