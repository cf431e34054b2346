package dev.mtproto4j.client.connection;

import org.jspecify.annotations.Nullable;

/** What the links to the data centres report; never on a thread that serves the network. */
interface LinkListener {

    /** A boxed object that no call asked for. */
    void onUpdate(Destination from, byte[] body);

    /** The server has forgotten our session: updates may be missing, and it does not know who we are any more. */
    void onSessionForgotten(Destination from);

    /** The connection ended, and nobody here closed it. */
    void onConnectionEnded(Destination from, @Nullable Throwable cause);

    /** No connection could be opened. */
    void onConnectFailed(Destination from, Throwable cause);
}
