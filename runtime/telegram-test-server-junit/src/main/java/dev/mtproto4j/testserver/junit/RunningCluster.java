package dev.mtproto4j.testserver.junit;

import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.TestClusterBuilder;
import dev.mtproto4j.testserver.rpc.RecordedRequest;
import java.lang.reflect.AnnotatedElement;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.ReflectionSupport;

/** A cluster in the store of the context that owns it, which closes it at its end. Thread-safe. */
final class RunningCluster implements AutoCloseable {
    private final TestCluster cluster;
    private volatile @Nullable RecordedRequest lastOfEarlierTests;

    private RunningCluster(TestCluster cluster) {
        this.cluster = cluster;
    }

    /** The cluster of a scope; started if nobody asked for it before. */
    static RunningCluster of(ClusterScope scope, ExtensionContext context) {
        List<AnnotatedElement> elements = scope.elements(context);
        return store(scope).getOrComputeIfAbsent(key(scope), key -> start(scope, elements), RunningCluster.class);
    }

    static Optional<RunningCluster> find(ClusterScope scope) {
        return Optional.ofNullable(store(scope).get(key(scope), RunningCluster.class));
    }

    private static Store store(ClusterScope scope) {
        return scope.owner().getStore(TelegramServerExtension.NAMESPACE);
    }

    /** Not one key for all: a store also finds what is in those around it, and a test can have its own cluster there. */
    private static String key(ClusterScope scope) {
        return scope.owner().getUniqueId();
    }

    private static RunningCluster start(ClusterScope scope, List<AnnotatedElement> elements) {
        TelegramServer settings = scope.settings();
        try {
            TestClusterBuilder builder = TestCluster.builder()
                    .dataCenters(settings.dataCenters())
                    .signUpAllowed(settings.signUpAllowed())
                    .defaultCode(settings.defaultCode())
                    .rsaKey(keyOfThisRun(scope.owner()));
            elements.forEach(element -> DeclaredAccounts.on(element).forEach(builder::account));
            for (Class<? extends TelegramServerConfigurer> configurer : settings.configure()) {
                ReflectionSupport.newInstance(configurer).configure(builder);
            }
            return new RunningCluster(builder.start());
        } catch (IllegalArgumentException e) {
            throw new ParameterResolutionException(
                    "The test server of " + scope.owner().getDisplayName() + " cannot start: " + e.getMessage(), e);
        }
    }

    private static RsaPrivateKey keyOfThisRun(ExtensionContext context) {
        return context.getRoot()
                .getStore(TelegramServerExtension.NAMESPACE)
                .getOrComputeIfAbsent(
                        RsaPrivateKey.class, type -> RsaPrivateKey.generate(new SecureRandom()), RsaPrivateKey.class);
    }

    TestCluster cluster() {
        return cluster;
    }

    /** What was received so far is not of the test that begins now. */
    void testBegins() {
        List<RecordedRequest> requests = cluster.requests();
        lastOfEarlierTests = requests.isEmpty() ? null : requests.get(requests.size() - 1);
    }

    ReceivedRequests receivedInThisTest() {
        return new ReceivedRequests(cluster.requests(), lastOfEarlierTests);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
