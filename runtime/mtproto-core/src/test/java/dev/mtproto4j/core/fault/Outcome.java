package dev.mtproto4j.core.fault;

import dev.mtproto4j.core.ConnectionLostException;
import dev.mtproto4j.core.RejectedMessageException;
import dev.mtproto4j.core.RequestTimeoutException;
import dev.mtproto4j.tl.RpcException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** How a call ended, and how often the server may have executed it. */
enum Outcome {
    RESULT(1, 1),
    RPC_ERROR(0, 1),
    /** The engine says that it was not executed. */
    NOT_EXECUTED(0, 0),
    /** The engine says that it does not know. */
    UNKNOWN(0, 1),
    CANCELLED(0, 1);

    final int atLeast;
    final int atMost;

    Outcome(int atLeast, int atMost) {
        this.atLeast = atLeast;
        this.atMost = atMost;
    }

    /** The outcome that a future tells; an error that none of them allows for is thrown. */
    static Outcome of(@Nullable Throwable failure) {
        if (failure == null) {
            return RESULT;
        }
        if (failure instanceof RpcException) {
            return RPC_ERROR;
        }
        if (failure instanceof CancellationException) {
            return CANCELLED;
        }
        if (failure instanceof ConnectionLostException lost) {
            return lost.safeToRetry() ? NOT_EXECUTED : UNKNOWN;
        }
        if (failure instanceof RequestTimeoutException late) {
            return late.safeToRetry() ? NOT_EXECUTED : UNKNOWN;
        }
        if (failure instanceof RejectedMessageException) {
            return NOT_EXECUTED;
        }
        throw new AssertionError("a call ended in " + failure, failure);
    }
}
