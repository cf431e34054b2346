package dev.mtproto4j.generator.schema.model;

/**
 * A TL name, such as {@code auth.importAuthorization}.
 *
 * @param namespace the part before the dot, or the empty string
 * @param name the part after the dot
 */
public record TlName(String namespace, String name) implements Comparable<TlName> {

    /** Splits {@code auth.importAuthorization} at its last dot. */
    public static TlName parse(String text) {
        int dot = text.lastIndexOf('.');
        return dot < 0 ? new TlName("", text) : new TlName(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public int compareTo(TlName that) {
        int byNamespace = namespace.compareTo(that.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(that.name);
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "." + name;
    }
}
