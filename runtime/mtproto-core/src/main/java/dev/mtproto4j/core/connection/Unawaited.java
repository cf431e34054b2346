package dev.mtproto4j.core.connection;

import java.util.concurrent.Future;

/** Says that a future is not waited for: what fails on a channel shows in the end of the channel. */
public final class Unawaited {

    private Unawaited() {}

    /** Does nothing. */
    public static void leave(Future<?> future) {}
}
