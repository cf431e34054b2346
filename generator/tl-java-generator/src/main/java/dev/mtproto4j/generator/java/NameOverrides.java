package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.model.TlName;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Java names that a user chose, for definitions that would collide or whose names displease.
 *
 * <p>Keys are {@code constructor:auth.sentCode}, {@code method:auth.sendCode}, {@code type:auth.SentCode} with the simple
 * name of a class as the value, and {@code field:auth.sentCode#phone_code_hash} with the name of the accessor. The
 * namespace stays the package. A {@code type:} is only asked for if the type has several constructors.
 */
public final class NameOverrides {
    private static final NameOverrides NONE = new NameOverrides(Map.of());
    private static final Pattern KEY = Pattern.compile(
            "(constructor|method|type):[A-Za-z_][^#\\s]*|field:[A-Za-z_][^#\\s]*#[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> names;

    private NameOverrides(Map<String, String> names) {
        this.names = new TreeMap<>(names);
    }

    /** No overrides. */
    public static NameOverrides none() {
        return NONE;
    }

    /**
     * Overrides by key.
     *
     * @throws IllegalArgumentException if a key is not of that form or a value is not a Java identifier
     */
    public static NameOverrides of(Map<String, String> names) {
        names.forEach((key, name) -> {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException("\"" + key + "\" names nothing: write constructor:name, method:name,"
                        + " type:Name or field:name#field");
            }
            if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
                throw new IllegalArgumentException("\"" + name + "\", chosen for " + key + ", is not a Java name");
            }
        });
        return new NameOverrides(names);
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** The class that was chosen, or null. */
    @Nullable
    String className(String kind, TlName name) {
        return names.get(kind + ":" + name);
    }

    /** The accessor that was chosen, or null. */
    @Nullable
    String accessor(TlName combinator, String field) {
        return names.get("field:" + combinator + "#" + field);
    }

    /** The keys without those given. */
    Set<String> keysWithout(Set<String> known) {
        Set<String> unknown = new TreeSet<>(names.keySet());
        unknown.removeAll(known);
        return unknown;
    }
}
