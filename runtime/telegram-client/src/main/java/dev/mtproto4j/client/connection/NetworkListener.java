package dev.mtproto4j.client.connection;

import org.jspecify.annotations.Nullable;

/** What the network side of a client reports; never on a thread that serves the network. */
public interface NetworkListener {

    /** A boxed object that no call asked for; normally a constructor of {@code Updates}. */
    void onUpdate(byte[] body);

    /** Updates may be missing: the server began a new session, or the connection was away. */
    void onPossibleGap();

    /** Nobody is signed in any more. Called once for each login. */
    void onSessionEnded(SessionEnd end);

    /** The home data centre cannot be reached; attempts go on while the client {@linkplain DcNetwork#keepOnline is kept online}. */
    void onOffline(@Nullable Throwable cause);
}
