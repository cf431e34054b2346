package dev.mtproto4j.client.rpc;

import dev.mtproto4j.tl.TlMethod;
import java.util.concurrent.CompletableFuture;

/** One interceptor in front of an invoker. */
record InterceptedInvoker(RpcInterceptor interceptor, RpcInvoker next) implements RpcInvoker {

    @Override
    public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
        return interceptor.intercept(method, next);
    }
}
