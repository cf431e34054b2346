package dev.mtproto4j.client;

import dev.mtproto4j.client.connection.NetworkListener;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.storage.SessionStorageException;
import dev.mtproto4j.client.updates.UpdateManager;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the network reports to where it belongs. */
record ClientEvents(UpdateManager updates, Consumer<SessionEnd> ended) implements NetworkListener {

    private static final Logger LOG = LoggerFactory.getLogger(ClientEvents.class);

    @Override
    public void onUpdate(byte[] body) {
        updates.received(body);
    }

    @Override
    public void onPossibleGap() {
        updates.gap();
    }

    @Override
    public void onSessionEnded(SessionEnd end) {
        try {
            ended.accept(end);
        } catch (SessionStorageException e) {
            // The call that heard of the end fails with what the server said.
            LOG.error("nobody is signed in any more ({}), but that could not be saved", end, e);
        }
    }

    @Override
    public void onOffline(@Nullable Throwable cause) {
        updates.gap();
    }
}
