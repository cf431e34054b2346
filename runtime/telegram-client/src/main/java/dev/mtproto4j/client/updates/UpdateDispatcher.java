package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes what comes in and hands it to the listeners, in order, without holding up the connection. Thread-safe. */
public final class UpdateDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateDispatcher.class);

    private final List<UpdateListener> listeners = new CopyOnWriteArrayList<>();
    private final SerialExecutor executor;

    /** @param callbacks whose threads the listeners run on */
    public UpdateDispatcher(Executor callbacks) {
        this.executor = new SerialExecutor(callbacks);
    }

    /**
     * Adds a listener for what comes from now on.
     *
     * @return removes it
     */
    public AutoCloseable add(UpdateListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Takes a boxed object from the server. */
    public void dispatch(byte[] body) {
        executor.execute(() -> deliver(body));
    }

    /** Tells that updates may be missing. */
    public void gap() {
        executor.execute(() -> each(UpdateListener::onPossibleGap));
    }

    private void deliver(byte[] body) {
        AnyUpdates update;
        try {
            update = AnyUpdates.read(new TlReader(body));
        } catch (TlException e) {
            int id = body.length < 4 ? 0 : new TlReader(body).peekInt();
            UnknownUpdate unknown = new UnknownUpdate(id, body, String.valueOf(e.getMessage()));
            LOG.warn("{}", unknown);
            each(listener -> listener.onUnknownUpdate(unknown));
            return;
        }
        each(listener -> listener.onUpdate(update));
    }

    private void each(Consumer<UpdateListener> event) {
        for (UpdateListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a listener for updates has failed", e);
            }
        }
    }
}
