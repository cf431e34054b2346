package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.ErrorType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import dev.mtproto4j.generator.schema.prune.PrunedSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every Java name of a schema, decided once. Two definitions that would get the same file, or files that differ by case
 * alone, are an error.
 */
final class JavaNames {
    /** File systems hold 255 bytes for a name, with the extension and the names of nested classes. */
    private static final int LONGEST_PART = 200;

    private static final int LONGEST = 800;

    private final String basePackage;
    private final NameOverrides overrides;
    private final Map<TlName, ClassName> constructors = new HashMap<>();
    private final Map<TlName, ClassName> methods = new HashMap<>();
    private final Map<TlName, ClassName> types = new HashMap<>();
    private final Map<String, String> errorConstants = new HashMap<>();

    private final Map<String, String> ownerOfFile = new HashMap<>();
    private final Set<String> packages = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    /** @throws GeneratorException if names collide */
    JavaNames(PrunedSchema part, String basePackage, NameOverrides overrides) {
        Schema schema = part.schema();
        this.basePackage = basePackage;
        this.overrides = overrides;
        checkOverrides(schema);
        Set<String> constructorFiles = new HashSet<>();
        for (Constructor constructor : schema.constructors()) {
            ClassName name = className("constructor", constructor.name());
            constructors.put(constructor.name(), name);
            constructorFiles.add(key(name));
            claim(name, "constructor " + constructor.name(), constructor.location());
        }
        Map<TlName, Integer> constructorsOfType = new HashMap<>();
        for (BoxedType type : part.layouts()) {
            constructorsOfType.put(type.name(), type.constructors().size());
            types.put(type.name(), RuntimeTypes.TL_OBJECT);
            type.constructors().forEach(each -> constructors.putIfAbsent(each.name(), RuntimeTypes.TL_OBJECT));
        }
        for (BoxedType type : schema.types()) {
            boolean single = constructorsOfType.getOrDefault(type.name(), 0) == 1;
            types.put(
                    type.name(),
                    single ? constructor(type.constructors().get(0).name()) : typeName(type, constructorFiles));
        }
        for (Method method : schema.methods()) {
            ClassName name = className("method", method.name());
            methods.put(method.name(), name);
            claim(name, "method " + method.name(), method.location());
        }
        if (!problems.isEmpty()) {
            throw new GeneratorException(problems);
        }
        nameErrors(schema);
    }

    /**
     * The class of a type's only constructor, or the interface of a type with several; {@code TlObject} if all values of
     * the type are kept as bytes.
     */
    ClassName type(TlName name) {
        return known(types, name);
    }

    ClassName constructor(TlName name) {
        return known(constructors, name);
    }

    ClassName method(TlName name) {
        return known(methods, name);
    }

    /** The accessor of a field, and its setter in the builder. */
    String accessor(TlName combinator, String field) {
        String chosen = overrides.accessor(combinator, field);
        return chosen == null ? Identifiers.accessor(field) : Identifiers.free(chosen);
    }

    /** The Java field and the parameters for a field. */
    String variable(TlName combinator, String field) {
        String chosen = overrides.accessor(combinator, field);
        return Identifiers.variable(chosen == null ? field : chosen);
    }

    /** The enum constant of an error type such as {@code FLOOD_WAIT_%d}; the same in every enum. */
    String errorConstant(String errorType) {
        String constant = errorConstants.get(errorType);
        if (constant == null) {
            throw new IllegalArgumentException("not an error type of the schema: " + errorType);
        }
        return constant;
    }

    /** The package of a namespace: of its methods, or of its types if the kind is {@code type}. */
    String packageOf(String kind, String namespace) {
        return basePackage + "." + kind + (namespace.isEmpty() ? "" : "." + Identifiers.packagePart(namespace));
    }

    /** Whether a package has a class. The only constructor of a type may be in another namespace than the type. */
    boolean hasClasses(String packageName) {
        return packages.contains(packageName);
    }

    /** A class in the base package itself, such as {@code TypeRegistry}. */
    ClassName root(String simpleName) {
        return ClassName.get(basePackage, simpleName);
    }

    /** What a documented TL name is in Java: a method, else a constructor, else a type. */
    @Nullable
    ClassName find(TlName name) {
        ClassName method = methods.get(name);
        if (method != null) {
            return method;
        }
        ClassName constructor = constructors.get(name);
        ClassName type = constructor != null ? constructor : types.get(name);
        return RuntimeTypes.TL_OBJECT.equals(type) ? null : type;
    }

    private ClassName typeName(BoxedType type, Set<String> constructorFiles) {
        ClassName plain = className("type", type.name());
        boolean chosen = overrides.className("type", type.name()) != null;
        ClassName name =
                constructorFiles.contains(key(plain)) && !chosen ? plain.peerClass("Any" + plain.simpleName()) : plain;
        Location location = type.constructors().isEmpty()
                ? new Location("", 1, 1)
                : type.constructors().get(0).location();
        claim(name, "type " + type.name(), location);
        return name;
    }

    private void nameErrors(Schema schema) {
        Map<String, Set<String>> typesOfConstant = new TreeMap<>();
        for (ErrorType type : schema.errorTypes()) {
            claimConstant(typesOfConstant, type.type());
        }
        for (Method method : schema.methods()) {
            for (ErrorRow row : method.errors()) {
                claimConstant(typesOfConstant, row.type());
            }
        }
        typesOfConstant.forEach((constant, errorTypes) -> {
            boolean first = true;
            for (String errorType : errorTypes) {
                String name = constant;
                if (!first) {
                    name = Identifiers.constant(errorType, "N");
                    while (errorConstants.containsValue(name) || typesOfConstant.containsKey(name)) {
                        name += "_";
                    }
                }
                errorConstants.put(errorType, name);
                first = false;
            }
        });
    }

    /** Types with the fewest numbers come first: of {@code X_%d} and {@code X}, the second is called {@code X}. */
    private static void claimConstant(Map<String, Set<String>> typesOfConstant, String errorType) {
        typesOfConstant
                .computeIfAbsent(
                        Identifiers.constant(errorType),
                        constant -> new TreeSet<>((a, b) ->
                                a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b)))
                .add(errorType);
    }

    private ClassName className(String kind, TlName name) {
        String packageName = packageOf(kind.equals("method") ? "method" : "type", name.namespace());
        String chosen = overrides.className(kind, name);
        return ClassName.get(packageName, chosen == null ? Identifiers.className(name.name()) : chosen);
    }

    /** A misspelt key must not go unseen. */
    private void checkOverrides(Schema schema) {
        Set<String> known = new HashSet<>();
        for (BoxedType type : schema.types()) {
            known.add("type:" + type.name());
            type.constructors().forEach(constructor -> know(constructor, "constructor:", known));
        }
        schema.methods().forEach(method -> know(method, "method:", known));
        overrides
                .keysWithout(known)
                .forEach(key -> problems.add("the name override " + key + " names nothing in the schema"));
    }

    private static void know(Combinator combinator, String kind, Set<String> known) {
        known.add(kind + combinator.name());
        combinator.fields().forEach(field -> known.add("field:" + combinator.name() + "#" + field.name()));
    }

    private void claim(ClassName name, String owner, Location location) {
        if (name.canonicalName().length() > LONGEST
                || Stream.of(name.canonicalName().split("\\.", -1)).anyMatch(part -> part.length() > LONGEST_PART)) {
            problems.add(location + ": " + owner.substring(0, owner.indexOf(' '))
                    + "s with such a long name cannot be files; shorten it to " + LONGEST_PART + " characters");
            return;
        }
        packages.add(name.packageName());
        String previous = ownerOfFile.putIfAbsent(key(name), owner);
        if (previous != null) {
            problems.add(location + ": " + owner + " would be the Java class " + name.canonicalName()
                    + ", and so would " + previous + "; choose another name for one of them with a name override,"
                    + " such as " + owner.replace(' ', ':') + "=" + name.simpleName() + "2");
        }
    }

    /** File systems that ignore case hold one file per key. */
    private static String key(ClassName name) {
        return name.canonicalName().toLowerCase(Locale.ROOT);
    }

    private static ClassName known(Map<TlName, ClassName> names, TlName name) {
        ClassName result = names.get(name);
        if (result == null) {
            throw new IllegalArgumentException("not in the schema: " + name);
        }
        return result;
    }
}
