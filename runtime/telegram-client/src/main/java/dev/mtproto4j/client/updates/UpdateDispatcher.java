package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.core.SerialExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private volatile boolean closed;
    /** What is reached when the listeners have heard what they are being told. */
    private volatile @Nullable UpdateState hearing;

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
    public void deliver(List<AnyUpdates> updates, @Nullable UpdateState after) {
        waiting.addAndGet(updates.size());
        executor.execute(() -> {
            if (closed) {
                // Not heard and not counted: it is told when the client is open again.
                return;
            }
            hearing = after;
            for (AnyUpdates one : updates) {
                each(listener -> listener.onUpdate(one));
                waiting.decrementAndGet();
            }
            hearing = null;
            if (after != null) {
                heard.accept(after);
            }
        });
    }

    /**
     * Tells listeners nothing any more, and waits until they have heard what they are being told, but not for ever. A
     * listener that closes the client itself has heard it by that.
     */
    public void close(Duration atMost) {
        closed = true;
        if (executor.isCurrentThread()) {
            UpdateState state = hearing;
            if (state != null) {
                heard.accept(state);
            }
            return;
        }
        CompletableFuture<Void> quiet = new CompletableFuture<>();
        executor.execute(() -> quiet.complete(null));
        try {
            quiet.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("a listener for updates takes long; what it is told may be told again");
        }
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
