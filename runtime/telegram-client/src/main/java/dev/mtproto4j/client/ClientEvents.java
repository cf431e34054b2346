package dev.mtproto4j.client;

import dev.mtproto4j.client.connection.NetworkListener;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.updates.UpdateManager;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what the network reports to where it belongs. */
record ClientEvents(UpdateManager updates, Consumer<SessionEnd> ended) implements NetworkListener {

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
        ended.accept(end);
    }

    @Override
    public void onOffline(@Nullable Throwable cause) {
        updates.gap();
    }
}
