package dev.mtproto4j.client.rpc;

import dev.mtproto4j.tl.TlMethod;
import java.util.concurrent.CompletableFuture;

/**
 * Calls methods of the API. Login flows, interceptors and tests are written against this interface, not against a
 * connection. Thread-safe.
 */
public interface RpcInvoker {

    /**
     * Calls a method; never blocks.
     *
     * @return fails with {@link dev.mtproto4j.tl.RpcException} when the server answers with an error, {@link
     *     dev.mtproto4j.core.ConnectionLostException} when the connection ended first (it tells whether the call may have
     *     been executed), {@link dev.mtproto4j.core.RequestTimeoutException}, {@link
     *     dev.mtproto4j.core.RequestQueueFullException} when too many calls have not ended, or {@link
     *     dev.mtproto4j.tl.TlException} when the answer is not what the method returns. Cancelling it asks the server to
     *     drop the answer. Callbacks run on the client's callback threads and may block
     */
    <R> CompletableFuture<R> invoke(TlMethod<R> method);

    /**
     * Calls a method and waits for its result; made for virtual threads.
     *
     * @throws dev.mtproto4j.tl.RpcException itself, and the other errors of {@link #invoke}, not wrapped
     * @throws CallInterruptedException if the thread is interrupted meanwhile; the call is cancelled, and the interrupt
     *     status is set again
     */
    default <R> R call(TlMethod<R> method) {
        return Calls.await(invoke(method));
    }
}
