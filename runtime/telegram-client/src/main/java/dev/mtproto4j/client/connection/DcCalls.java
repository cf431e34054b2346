package dev.mtproto4j.client.connection;

import dev.mtproto4j.tl.TlMethod;
import java.util.concurrent.CompletableFuture;

/** Calls on a data centre as they are: nothing is followed to another one. */
interface DcCalls {

    <R> CompletableFuture<R> invoke(int dcId, TlMethod<R> method, Sending sending);
}
