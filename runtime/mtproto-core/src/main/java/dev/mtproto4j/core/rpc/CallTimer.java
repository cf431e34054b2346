package dev.mtproto4j.core.rpc;

import java.time.Duration;

/** Runs something later on the thread that owns the calls. */
@FunctionalInterface
public interface CallTimer {

    /** Starts a timer. */
    Running after(Duration delay, Runnable task);

    /** A timer that was started. */
    @FunctionalInterface
    interface Running {

        /** Stops it; nothing happens if it has fired. */
        void cancel();
    }
}
