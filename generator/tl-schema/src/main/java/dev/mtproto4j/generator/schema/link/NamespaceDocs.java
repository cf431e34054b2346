package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.NamespaceDocElement;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code //@namespace} annotations: each describes a namespace that exists, once. */
final class NamespaceDocs {
    private final List<SchemaFileElement> files;
    private final ErrorCollector errors;
    private final Suggestions suggestions;

    NamespaceDocs(List<SchemaFileElement> files, ErrorCollector errors, Suggestions suggestions) {
        this.files = files;
        this.errors = errors;
        this.suggestions = suggestions;
    }

    Map<String, String> link(List<BoxedType> types, List<Method> methods) {
        Set<String> known = new TreeSet<>();
        types.forEach(type -> known.add(type.name().namespace()));
        methods.forEach(method -> known.add(method.name().namespace()));
        Map<String, NamespaceDocElement> found = new HashMap<>();
        Map<String, String> descriptions = new TreeMap<>();
        for (SchemaFileElement file : files) {
            for (NamespaceDocElement doc : file.namespaceDocs()) {
                NamespaceDocElement before = found.putIfAbsent(doc.name(), doc);
                if (before != null) {
                    errors.error(
                            doc.location(),
                            "the namespace " + shown(doc.name()) + " is already described at " + before.location(),
                            "Keep one of the descriptions.");
                } else if (!known.contains(doc.name())) {
                    errors.error(
                            doc.location(),
                            "//@namespace for " + shown(doc.name()) + ", in which nothing is defined",
                            suggestions.advice(doc.name(), named(known), "Delete it or correct the name."));
                }
                descriptions.put(doc.name(), doc.description());
            }
        }
        return descriptions;
    }

    private static List<String> named(Set<String> namespaces) {
        return namespaces.stream().filter(name -> !name.isEmpty()).toList();
    }

    private static String shown(String namespace) {
        return namespace.isEmpty() ? "." : namespace;
    }
}
