package dev.mtproto4j.generator.java;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** TL names to Java identifiers. Each result depends on the one name alone. */
final class Identifiers {

    /** Simple names that generated code uses of {@code java.lang}, and of its own nested classes. */
    private static final Set<String> TAKEN_CLASS_NAMES = Set.of(
            "Boolean",
            "Builder",
            "Double",
            "Enum",
            "ErrorType",
            "IllegalArgumentException",
            "IllegalStateException",
            "Integer",
            "Long",
            "Object",
            "Override",
            "String",
            "SuppressWarnings");

    /** Methods without parameters that every generated class has. */
    private static final Set<String> TAKEN_ACCESSORS = Set.of(
            "builder",
            "clone",
            "constructorId",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "tlName",
            "toBuilder",
            "toByteArray",
            "toString",
            "wait",
            "yield");

    /** Local variables and parameters of generated methods that also touch fields. */
    private static final Set<String> TAKEN_VARIABLES =
            Set.of("builder", "item", "o", "reader", "result", "that", "writer");

    private Identifiers() {}

    /** {@code server_DH_params_ok} → {@code ServerDHParamsOk}; {@code pair<int,string>} → {@code PairIntString}. */
    static String className(String tlName) {
        StringBuilder name = new StringBuilder();
        for (String part : tlName.split("[^A-Za-z0-9]+", -1)) {
            if (!part.isEmpty()) {
                name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        String result = escapeStart(name.toString());
        return TAKEN_CLASS_NAMES.contains(result) ? result + "_" : result;
    }

    /** {@code server_nonce} → {@code serverNonce}; {@code default} → {@code default_}. */
    static String accessor(String tlName) {
        String name = lowerCamel(tlName);
        return SourceVersion.isKeyword(name) || TAKEN_ACCESSORS.contains(name) ? name + "_" : name;
    }

    /** A name that a user chose for an accessor, unless every generated class already has a method of that name. */
    static String free(String accessor) {
        return TAKEN_ACCESSORS.contains(accessor) ? accessor + "_" : accessor;
    }

    /** Like {@link #accessor}, but apart from the local variables of generated methods. */
    static String variable(String tlName) {
        String name = lowerCamel(tlName);
        return SourceVersion.isKeyword(name) || TAKEN_VARIABLES.contains(name) ? name + "_" : name;
    }

    /** {@code FILE_PART_%d_MISSING} → {@code FILE_PART_MISSING}; {@code 2FA_CONFIRM_WAIT_%d} → {@code _2FA_CONFIRM_WAIT}. */
    static String constant(String errorType) {
        return constant(errorType, "");
    }

    /** Like {@link #constant(String)}, with a word in the place of each number. */
    static String constant(String errorType, String number) {
        String name = errorType
                .toUpperCase(Locale.ROOT)
                .replace("%D", number.isEmpty() ? "_" : number)
                .replaceAll("[^A-Z0-9_]", "_")
                .replaceAll("__+", "_")
                .replaceAll("(?<=.)_$", "");
        name = name.length() > 1 && name.startsWith("_") ? name.substring(1) : name;
        name = name.isEmpty() || name.equals("_") ? "UNNAMED" : name;
        return escapeStart(name);
    }

    /** {@code default} → {@code default_}: a namespace as the last part of a package name. */
    static String packagePart(String namespace) {
        StringBuilder name = new StringBuilder();
        for (String part : namespace.split("\\.", -1)) {
            String safe = escapeStart(part);
            name.append('.').append(SourceVersion.isKeyword(safe) ? safe + "_" : safe);
        }
        return name.substring(1);
    }

    static boolean isPackageName(String name) {
        return SourceVersion.isName(name);
    }

    private static String lowerCamel(String tlName) {
        StringBuilder name = new StringBuilder();
        for (String part : tlName.split("_", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            String first = part.substring(0, 1);
            name.append(name.length() == 0 ? first.toLowerCase(Locale.ROOT) : first.toUpperCase(Locale.ROOT))
                    .append(part.substring(1));
        }
        return escapeStart(name.toString());
    }

    private static String escapeStart(String name) {
        if (name.isEmpty()) {
            return "_0";
        }
        return Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_" + name;
    }
}
