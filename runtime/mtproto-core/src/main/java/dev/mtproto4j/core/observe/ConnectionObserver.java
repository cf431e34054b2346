package dev.mtproto4j.core.observe;

import dev.mtproto4j.core.DcNumber;
import java.time.Duration;

/**
 * Hears what is worth counting on connections. Any number of connections may share one observer.
 *
 * <p>Methods are called by event loops and by callers' threads, several at once: they have to return at once and be
 * thread-safe. What they throw is logged and goes no further. New methods may be added, with a body that does nothing.
 *
 * @see ConnectionCounters
 */
public interface ConnectionObserver {

    /** Hears nothing. */
    ConnectionObserver NONE = new ConnectionObserver() {};

    /**
     * A call was made. It is queued from here until {@link #callEnded}, which comes once for each.
     *
     * @param method its TL name. The first call of a session is wrapped, and counts as {@code invokeWithLayer}
     */
    default void callStarted(DcNumber dc, String method) {}

    /** A call ended. */
    default void callEnded(DcNumber dc, String method, CallEnd end) {}

    /** A message went out once more: lost, rejected, or asked for again. */
    default void messageResent(DcNumber dc) {}

    /**
     * The server rejected a message.
     *
     * @param code that of {@code bad_msg_notification}; 48 is a wrong salt
     */
    default void messageRejected(DcNumber dc, int code) {}

    /** Something that arrived was dropped. */
    default void packetDropped(DcNumber dc, DropReason reason) {}

    /**
     * A packet was written.
     *
     * @param bytes its length before framing, obfuscation and TLS
     */
    default void packetSent(DcNumber dc, int bytes) {}

    /** A packet arrived; its length is that without framing. */
    default void packetReceived(DcNumber dc, int bytes) {}

    /**
     * The server answered on a new network connection.
     *
     * @param again whether it takes the place of one that was lost
     */
    default void connected(DcNumber dc, boolean again) {}

    /**
     * A network connection ended on which {@link #connected} was told.
     *
     * @param lost whether nobody on this side wanted that
     */
    default void disconnected(DcNumber dc, boolean lost) {}

    /** A key exchange ended. */
    default void keyExchanged(DcNumber dc, boolean temporary, boolean succeeded, Duration time) {}

    /**
     * The server asked for patience: {@code FLOOD_WAIT_%d} and its like.
     *
     * @param method the TL name of what was called
     * @param slept whether the call waits and is repeated; otherwise the caller gets the error
     */
    default void floodWait(String method, Duration wait, boolean slept) {}
}
