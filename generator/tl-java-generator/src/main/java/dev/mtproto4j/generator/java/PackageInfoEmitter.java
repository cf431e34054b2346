package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A {@code package-info.java} for each generated package, so that null is checked everywhere. Its documentation is the
 * page of the namespace: what it is for, and a table of its methods or types.
 */
final class PackageInfoEmitter {
    private final Generation generation;
    private final RootPackageJavadoc root;
    private final NamespaceJavadoc namespaces;
    private final Map<String, Page> pages = new TreeMap<>();

    /** What a package of a namespace holds. */
    private record Page(String namespace, List<Method> methods, List<BoxedType> types) {}

    PackageInfoEmitter(Generation generation) {
        this.generation = generation;
        this.root = new RootPackageJavadoc(generation);
        this.namespaces = new NamespaceJavadoc(generation);
        for (Method method : generation.schema.methods()) {
            page(generation.names.method(method.name()), method.name())
                    .methods()
                    .add(method);
        }
        for (BoxedType type : generation.schema.types()) {
            page(generation.names.type(type.name()), type.name()).types().add(type);
        }
    }

    // Example:
    //   /**
    //    * Methods of the namespace {@code auth}: signing in and out, …
    //    */
    //   @NullMarked
    //   package dev.mtproto4j.api.method.auth;
    //
    //   import org.jspecify.annotations.NullMarked;
    String emit(String packageName) {
        return comment(documentation(packageName)) + "@NullMarked\npackage " + packageName + ";\n\nimport "
                + RuntimeTypes.NULL_MARKED.canonicalName() + ";\n";
    }

    private String documentation(String packageName) {
        if (!generation.options.javadoc()) {
            return "";
        }
        Page page = pages.get(packageName);
        if (page == null) {
            return packageName.equals(generation.options.basePackage())
                    ? root.text()
                    : "Constructors of types that are declared in another namespace.";
        }
        return page.methods().isEmpty()
                ? namespaces.ofTypes(page.namespace(), page.types())
                : namespaces.ofMethods(page.namespace(), page.methods());
    }

    private Page page(ClassName className, TlName name) {
        return pages.computeIfAbsent(
                className.packageName(), unused -> new Page(name.namespace(), new ArrayList<>(), new ArrayList<>()));
    }

    private static String comment(String text) {
        return text.isEmpty()
                ? ""
                : "/**\n"
                        + text.lines()
                                .map(line -> line.isEmpty() ? " *\n" : " * " + line + "\n")
                                .collect(Collectors.joining())
                        + " */\n";
    }
}
