package dev.mtproto4j.testserver.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Which cluster a context means.
 *
 * @param settings the annotation that counts: the method's, or that of the nearest class
 * @param owner the context that the cluster lives as long as: a test, or a class whose tests share it
 */
record ClusterScope(TelegramServer settings, ExtensionContext owner) {

    /** Empty outside of tests, where there is no cluster: in a class that shares none. */
    static Optional<ClusterScope> find(ExtensionContext context) {
        Declaration declaration = declarations(context).findFirst().orElseThrow();
        if (declaration.context().getTestMethod().isPresent()) {
            return Optional.of(new ClusterScope(declaration.settings(), context));
        }
        if (declaration.context().getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS))) {
            return Optional.of(new ClusterScope(declaration.settings(), declaration.context()));
        }
        return context.getTestMethod().map(method -> new ClusterScope(declaration.settings(), context));
    }

    /**
     * The annotated classes and methods that have a say in the cluster, outermost first.
     *
     * @throws ParameterResolutionException if there are accounts on something inside of what shares the cluster
     */
    List<AnnotatedElement> elements(ExtensionContext context) {
        List<AnnotatedElement> inside = new ArrayList<>(elementsFrom(context));
        List<AnnotatedElement> elements = elementsFrom(owner);
        inside.removeAll(elements);
        for (AnnotatedElement element : inside) {
            if (!DeclaredAccounts.on(element).isEmpty()) {
                throw new ParameterResolutionException("The accounts on " + element + " come too late: the server of "
                        + owner.getDisplayName() + " is shared by all of its tests. Put @TelegramServer on " + element
                        + " too, which gives it a server of its own, or the accounts on "
                        + owner.getDisplayName() + '.');
            }
        }
        return elements;
    }

    private static List<AnnotatedElement> elementsFrom(ExtensionContext context) {
        Set<AnnotatedElement> elements = new LinkedHashSet<>();
        chain(context).forEach(each -> each.getElement().ifPresent(elements::add));
        List<AnnotatedElement> outermostFirst = new ArrayList<>(elements);
        Collections.reverse(outermostFirst);
        return outermostFirst;
    }

    private record Declaration(TelegramServer settings, ExtensionContext context) {}

    private static Stream<Declaration> declarations(ExtensionContext context) {
        return chain(context)
                .flatMap(each -> AnnotationSupport.findAnnotation(each.getElement(), TelegramServer.class)
                        .map(settings -> new Declaration(settings, each))
                        .stream());
    }

    private static Stream<ExtensionContext> chain(ExtensionContext innermost) {
        return Stream.iterate(
                        Optional.of(innermost), Optional::isPresent, each -> each.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream);
    }
}
