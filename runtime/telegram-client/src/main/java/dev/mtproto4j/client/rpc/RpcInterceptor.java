package dev.mtproto4j.client.rpc;

import dev.mtproto4j.tl.TlMethod;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Stands between a caller and the network: may log, measure, delay, repeat or answer by itself. Thread-safe, and does
 * not block.
 */
public interface RpcInterceptor {

    /**
     * Handles a call.
     *
     * @param next the rest of the way; may be invoked never, once or several times
     */
    <R> CompletableFuture<R> intercept(TlMethod<R> method, RpcInvoker next);

    /**
     * An invoker with interceptors before it.
     *
     * @param interceptors the first one sees a call first
     */
    static RpcInvoker chain(List<RpcInterceptor> interceptors, RpcInvoker last) {
        RpcInvoker invoker = last;
        for (int i = interceptors.size() - 1; i >= 0; i--) {
            invoker = new InterceptedInvoker(interceptors.get(i), invoker);
        }
        return invoker;
    }
}
