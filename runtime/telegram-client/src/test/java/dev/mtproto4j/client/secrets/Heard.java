package dev.mtproto4j.client.secrets;

import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.rpc.RpcInterceptor;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.tl.TlMethod;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** What objects and exceptions say of themselves. Thread-safe. */
final class Heard implements RpcInterceptor {

    private final List<String> objects = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    void object(Object object) {
        objects.add(object.toString());
    }

    /** Runs what has to fail, and keeps all that the exception says. */
    void failureOf(Runnable attempt) {
        try {
            attempt.run();
        } catch (RuntimeException e) {
            failure(e);
            return;
        }
        throw new AssertionError("this should have failed");
    }

    void failure(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        failures.add(text.toString());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // only looks on
    public <R> CompletableFuture<R> intercept(TlMethod<R> method, RpcInvoker next) {
        object(method);
        CompletableFuture<R> future = next.invoke(method);
        future.whenComplete((result, error) -> {
            if (error == null) {
                object(result);
            } else {
                failure(Calls.unwrap(error));
            }
        });
        return future;
    }

    String objects() {
        return String.join("\n", objects);
    }

    String failures() {
        return String.join("\n", failures);
    }
}
