package dev.mtproto4j.core.observe;

import dev.mtproto4j.core.ConnectionLostException;
import dev.mtproto4j.core.RejectedMessageException;
import dev.mtproto4j.core.RequestTimeoutException;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlException;
import org.jspecify.annotations.Nullable;

/** A call that has not ended; its owner sees to it that it ends once. */
public final class CallSpan {

    private final ConnectionTelemetry telemetry;
    private final String method;
    private final long start;
    private final CallEvent event = new CallEvent();

    CallSpan(ConnectionTelemetry telemetry, String method) {
        this.telemetry = telemetry;
        this.method = method;
        this.start = telemetry.nanoTime();
        event.begin();
        telemetry.tell(to -> to.callStarted(telemetry.dc, method));
    }

    /** The server sent a result. */
    public void succeeded() {
        end(CallOutcome.RESULT, null);
    }

    /** The caller withdrew it. */
    public void cancelled() {
        end(CallOutcome.CANCELLED, null);
    }

    /** It ended in that exception. */
    public void failed(Throwable cause) {
        if (cause instanceof RpcException error) {
            end(CallOutcome.RPC_ERROR, error.type());
        } else if (cause instanceof ConnectionLostException lost) {
            end(lost.safeToRetry() ? CallOutcome.NOT_EXECUTED : CallOutcome.UNKNOWN, null);
        } else if (cause instanceof RequestTimeoutException late) {
            end(late.safeToRetry() ? CallOutcome.NOT_EXECUTED : CallOutcome.UNKNOWN, null);
        } else if (cause instanceof RejectedMessageException) {
            end(CallOutcome.NOT_EXECUTED, null);
        } else {
            end(cause instanceof TlException ? CallOutcome.UNREADABLE : CallOutcome.UNKNOWN, null);
        }
    }

    private void end(CallOutcome outcome, @Nullable String errorType) {
        event.end();
        if (event.shouldCommit()) {
            event.dc = telemetry.dc.id();
            event.method = method;
            event.outcome = outcome.name();
            event.errorType = errorType;
            event.commit();
        }
        CallEnd end = new CallEnd(outcome, errorType, telemetry.since(start));
        telemetry.tell(to -> to.callEnded(telemetry.dc, method, end));
    }
}
