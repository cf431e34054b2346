package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyUpdates;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands updates to the listeners, in order, without holding up the connection. Thread-safe. */
public final class UpdateDispatcher implements UpdateSink {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateDispatcher.class);

    /** Containers that may wait for listeners. */
    private static final int ENOUGH = 5000;

    private final List<UpdateListener> listeners = new CopyOnWriteArrayList<>();
    private final SerialExecutor executor;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Consumer<UpdateState> heard = state -> {};

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

    /** Tells each state that is reached when all listeners have heard the updates that lead to it. */
    public void onHeard(Consumer<UpdateState> consumer) {
        heard = consumer;
    }

    @Override
    public void deliver(AnyUpdates updates, @Nullable UpdateState after) {
        waiting.incrementAndGet();
        executor.execute(() -> {
            each(listener -> listener.onUpdate(updates));
            waiting.decrementAndGet();
            if (after != null) {
                heard.accept(after);
            }
        });
    }

    @Override
    public void unknown(UnknownUpdate update) {
        LOG.warn("{}", update);
        executor.execute(() -> each(listener -> listener.onUnknownUpdate(update)));
    }

    @Override
    public void gap() {
        executor.execute(() -> each(UpdateListener::onPossibleGap));
    }

    @Override
    public boolean isFull() {
        return waiting.get() >= ENOUGH;
    }

    private void each(Consumer<UpdateListener> event) {
        for (UpdateListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.error("a listener for updates has failed", e);
            }
        }
    }
}
