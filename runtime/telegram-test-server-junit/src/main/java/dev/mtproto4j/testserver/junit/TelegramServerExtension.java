package dev.mtproto4j.testserver.junit;

import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** The working half of {@link TelegramServer}, which has the contract. Holds no state; JUnit's store does. */
final class TelegramServerExtension
        implements ParameterResolver, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final Namespace NAMESPACE = Namespace.create(TelegramServerExtension.class);

    /** Lets the constructor of a test class take part in its test, so that it gets the same cluster. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestCluster.class || type == TestServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ClusterScope scope = ClusterScope.find(context)
                .orElseThrow(() -> new ParameterResolutionException("There is no server outside of a test in "
                        + context.getDisplayName() + ", because each of its tests has its own. Take it as a parameter"
                        + " of the test or of a @BeforeEach method; or, for one server that all tests share,"
                        + " add @TestInstance(PER_CLASS)."));
        TestCluster cluster = RunningCluster.of(scope, context).cluster();
        return parameter.getParameter().getType() == TestServer.class ? cluster.dc(1) : cluster;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running(context).ifPresent(RunningCluster::testBegins);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        reportFailure(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        reportFailure(context);
    }

    private static void reportFailure(ExtensionContext context) {
        Optional<Throwable> failure =
                context.getExecutionException().filter(thrown -> !(thrown instanceof TestAbortedException));
        if (failure.isPresent()) {
            running(context).ifPresent(running -> {
                ReceivedRequests requests = running.receivedInThisTest();
                failure.get().addSuppressed(requests);
                context.publishReportEntry("telegram-test-server", requests.getMessage());
            });
        }
    }

    private static Optional<RunningCluster> running(ExtensionContext context) {
        return ClusterScope.find(context).flatMap(RunningCluster::find);
    }
}
