package dev.mtproto4j.client;

import dev.mtproto4j.client.connection.DcNetwork;
import dev.mtproto4j.client.connection.Sending;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.tl.TlMethod;
import java.util.concurrent.CompletableFuture;

/** The end of a chain of interceptors: calls that are all treated in one way. */
record OnNetwork(DcNetwork network, Sending sending) implements RpcInvoker {

    @Override
    public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
        return network.invoke(method, sending);
    }
}
