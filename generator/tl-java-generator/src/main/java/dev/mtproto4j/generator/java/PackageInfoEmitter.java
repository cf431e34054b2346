package dev.mtproto4j.generator.java;

import java.util.Map;
import java.util.TreeMap;

/** A {@code package-info.java} for each generated package, so that null is checked everywhere. */
final class PackageInfoEmitter {
    private final String basePackage;
    private final Map<String, int[]> classes = new TreeMap<>();

    PackageInfoEmitter(String basePackage) {
        this.basePackage = basePackage;
    }

    /** Says that a class is generated into a package. */
    void add(String packageName) {
        classes.computeIfAbsent(packageName, key -> new int[1])[0]++;
    }

    Iterable<String> packages() {
        return classes.keySet();
    }

    // Example:
    //   /** The methods of the namespace {@code auth}. */
    //   @NullMarked
    //   package dev.mtproto4j.api.method.auth;
    //
    //   import org.jspecify.annotations.NullMarked;
    String emit(String packageName) {
        return "/** " + sentence(packageName) + " */\n@NullMarked\npackage " + packageName + ";\n\nimport "
                + RuntimeTypes.NULL_MARKED.canonicalName() + ";\n";
    }

    private String sentence(String packageName) {
        if (packageName.equals(basePackage)) {
            return "Entry points to the generated classes: registries that read any value by its constructor id.";
        }
        String rest = packageName.substring(basePackage.length() + 1);
        int dot = rest.indexOf('.');
        String kind = dot < 0 ? rest : rest.substring(0, dot);
        String namespace =
                dot < 0 ? "outside any namespace" : "of the namespace {@code " + rest.substring(dot + 1) + "}";
        return kind.equals("method")
                ? "The methods " + namespace + ": requests with their results and errors."
                : "The types " + namespace + " and their constructors.";
    }
}
