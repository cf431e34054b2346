package dev.mtproto4j.client.connection;

import dev.mtproto4j.core.rpc.CallOptions;
import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** An open connection to one data centre; what {@link DcLink} needs of it. */
interface DcConnection {

    /** Calls a method; never blocks. */
    <R> CompletableFuture<R> send(TlMethod<R> method, CallOptions options);

    /** Waits for pending calls at most {@code grace}, then fails the rest, and closes. Never fails. */
    CompletableFuture<Void> close(Duration grace);
}
