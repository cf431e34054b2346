package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.session.SessionEvent;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens on a connection. The calls of one connection come one after another, in order, on
 * its callback executor, never on an event loop; what a listener throws is logged and goes no further.
 */
public interface ConnectionListener {

    /** Hears nothing. */
    ConnectionListener NONE = new ConnectionListener() {};

    /** A key exchange succeeded; the key should be stored. Comes before {@code open} completes. */
    default void onAuthKeyCreated(MtprotoConnection connection, AuthKeyState state) {}

    /** The salt, the known future salts or the time offset changed. */
    default void onAuthKeyStateChanged(MtprotoConnection connection, AuthKeyState state) {}

    /**
     * The server sent an object that is neither an answer nor a service message.
     *
     * @param body the boxed object, undecoded; unknown constructors come here too
     */
    default void onUpdate(MtprotoConnection connection, byte[] body) {}

    /**
     * The listener has not kept up: more updates came than are held for it, and that many were dropped. They have to be
     * asked for, as after {@link #onNewSession}.
     */
    default void onUpdatesDropped(MtprotoConnection connection, int count) {}

    /**
     * The server began a new session: updates may have been missed, and what was said once per session
     * ({@code initConnection}) has to be said again.
     */
    default void onNewSession(MtprotoConnection connection, long firstMessageId, long uniqueId) {}

    default void onStateChanged(MtprotoConnection connection, ConnectionState state) {}

    /**
     * The connection ended for good; comes once and last.
     *
     * @param cause {@code null} if {@code close} was called
     */
    default void onClosed(MtprotoConnection connection, @Nullable Throwable cause) {}

    /** Anything else worth counting: drops, resends, rejections, malformed messages. */
    default void onSessionEvent(MtprotoConnection connection, SessionEvent event) {}
}
