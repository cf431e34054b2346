package dev.mtproto4j.core.connection.server;

/**
 * What a server does with calls. Everything about one session comes one after another, in order, on
 * the handler executor; different sessions come at the same time.
 */
@FunctionalInterface
public interface ServerHandler {

    /**
     * A call came. It is answered, now or later, by any thread, with {@link ServerSession#reply} or
     * {@link ServerSession#replyError}; what this method throws is logged and answered with
     * {@code 500 INTERNAL_SERVER_ERROR}.
     */
    void onRequest(ServerSession session, ServerRequest request);

    /** A client began a session. */
    default void onSessionCreated(ServerSession session) {}

    /** A session, new or known, is heard on another connection than before; from now on it is answered there. */
    default void onSessionConnected(ServerSession session, ServerConnection connection) {}

    /** The session is forgotten. */
    default void onSessionDestroyed(ServerSession session) {}

    /** A client connected; nothing is known about it yet. */
    default void onConnected(ServerConnection connection) {}

    default void onDisconnected(ServerConnection connection) {}

    /** The client no longer wants the answer to this call ({@code rpc_drop_answer}). */
    default void onAnswerDropped(ServerSession session, long msgId) {}

    /** Whether {@code destroy_auth_key} may have its way. Called on an event loop. */
    default boolean mayDestroyAuthKey(ServerSession session) {
        return true;
    }
}
