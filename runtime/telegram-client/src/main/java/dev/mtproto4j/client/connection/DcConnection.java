package dev.mtproto4j.client.connection;

import dev.mtproto4j.client.rpc.RpcInvoker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** An open connection to one data centre; what {@link DcLink} needs of it. */
interface DcConnection extends RpcInvoker {

    /** Waits for pending calls at most {@code grace}, then fails the rest, and closes. Never fails. */
    CompletableFuture<Void> close(Duration grace);
}
