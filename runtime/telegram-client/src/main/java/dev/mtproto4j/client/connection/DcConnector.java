package dev.mtproto4j.client.connection;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Opens connections. */
interface DcConnector {

    /** Connects, with the stored authorization key or a new one; the future fails if no address answers. */
    CompletableFuture<DcConnection> connect(Destination destination, Events events);

    /** What a connection reports, one after another, never on a thread that serves the network. */
    interface Events {

        /** The server has a new session for this connection, and does not know who we are. */
        void onNewSession();

        /** A boxed object that no call asked for, not decoded. */
        void onUpdate(byte[] body);

        /** The connection has ended for good; it does not come back by itself. */
        void onClosed(@Nullable Throwable cause);
    }
}
