package dev.mtproto4j.client.updates;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the state of updates a second after it changed, and at the end. What a crash loses is told again: an update may
 * come twice then, but is not lost. Thread-safe.
 */
public final class UpdateStateKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateStateKeeper.class);

    private final UpdateStateStorage storage;
    private final ScheduledExecutorService timers;
    private @Nullable UpdateState unsaved;
    private boolean scheduled;
    private boolean closed;

    public UpdateStateKeeper(UpdateStateStorage storage, ScheduledExecutorService timers) {
        this.storage = storage;
        this.timers = timers;
    }

    /** All updates up to this state have been heard. */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged there
    public synchronized void heard(UpdateState state) {
        unsaved = state;
        if (!scheduled && !closed) {
            try {
                timers.schedule(this::save, 1, TimeUnit.SECONDS);
                scheduled = true;
            } catch (RejectedExecutionException e) {
                LOG.debug("no timers any more: the state of updates is saved at the end");
            }
        }
    }

    private synchronized void save() {
        scheduled = false;
        UpdateState state = unsaved;
        if (state == null || closed) {
            return;
        }
        try {
            storage.save(state);
            unsaved = null;
        } catch (RuntimeException e) {
            LOG.warn("the state of updates cannot be saved: {}", e.toString());
        }
    }

    /** Saves what is not saved yet; nothing is saved any more then. */
    @Override
    public synchronized void close() {
        save();
        closed = true;
    }
}
