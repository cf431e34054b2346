package dev.mtproto4j.client.rpc;

import dev.mtproto4j.core.MtprotoException;

/** A thread was interrupted while it waited for an answer; whether the call was executed is not known. */
public final class CallInterruptedException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    CallInterruptedException(InterruptedException cause) {
        super("Interrupted while waiting for an answer.", cause);
    }
}
