package dev.mtproto4j.client;

import dev.mtproto4j.client.connection.DcNetwork;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.tl.TlMethod;
import java.util.concurrent.CompletableFuture;

/** Calls on one data centre. */
record OnDc(DcNetwork network, int dcId) implements RpcInvoker {

    @Override
    public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
        return network.invokeOn(dcId, method);
    }
}
