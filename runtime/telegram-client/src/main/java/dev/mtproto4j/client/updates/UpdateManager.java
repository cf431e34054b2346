package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.core.SerialExecutor;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that no update is lost, none comes twice, and all come in their order: counts what comes in, and asks for the
 * difference when something is missing, after a reconnection, and after a long silence.
 *
 * <p>Works through one event at a time and waits for nothing: answers of the server are events too. Listeners run
 * elsewhere, so that one of them may call the client, or block, without holding up what keeps them supplied. Thread-safe.
 *
 * @see <a href="https://core.telegram.org/api/updates">Working with updates</a>
 */
public final class UpdateManager implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateManager.class);

    /** How long what is missing may be on its way. */
    private static final Duration GAP_PATIENCE = Duration.ofMillis(500);

    /** After so long a silence, what came in between may have been lost. */
    private static final Duration IDLE = Duration.ofMinutes(15);

    /** While a difference is under way; what comes beyond is part of the next one. */
    private static final int MAX_HELD = 10_000;

    private final SerialExecutor events;
    private final ScheduledExecutorService timers;
    private final UpdateSink sink;
    private final UpdateStateStorage storage;
    private final RpcInvoker api;

    // All below belongs to the events.
    private final Deque<AnyUpdates> held = new ArrayDeque<>();
    private @Nullable UpdateFlow flow;
    private @Nullable Future<?> gapTimer;
    private @Nullable Future<?> idleTimer;
    private boolean heldOverflow;

    /**
     * A manager that has not begun: what comes is passed on as it is.
     *
     * @param api asks for differences
     * @param sink gets the updates in order
     */
    public UpdateManager(
            RpcInvoker api,
            UpdateSink sink,
            UpdateStateStorage storage,
            Executor threads,
            ScheduledExecutorService timers) {
        this.api = api;
        this.sink = sink;
        this.storage = storage;
        this.events = new SerialExecutor(threads);
        this.timers = timers;
    }

    /** Somebody is signed in: goes on from the stored state of that account, or from now. Nothing if it has begun. */
    public void start(long userId, boolean bot) {
        events.execute(() -> {
            if (flow != null && flow.userId() == userId) {
                return;
            }
            stop();
            UpdateFlow fresh = new UpdateFlow(userId, bot, api, sink, held, this::later, this::after);
            flow = fresh;
            fresh.begin(storage.load().filter(state -> state.userId() == userId));
            afterEvent();
        });
    }

    /** Nobody is signed in any more: what comes is passed on as it is. */
    public void end() {
        events.execute(this::stop);
    }

    /** A boxed object from the server that no call asked for. */
    public void received(byte[] body) {
        events.execute(() -> {
            AnyUpdates updates;
            try {
                updates = AnyUpdates.read(new TlReader(body));
            } catch (TlException e) {
                int id = body.length < 4 ? 0 : new TlReader(body).peekInt();
                sink.unknown(new UnknownUpdate(id, body, String.valueOf(e.getMessage())));
                return;
            }
            if (flow == null) {
                sink.deliver(List.of(updates), null);
            } else {
                take(flow, updates);
            }
            afterEvent();
        });
    }

    /** The server began a new session, the connection was away, or updates were dropped. */
    public void gap() {
        events.execute(() -> {
            if (flow == null) {
                sink.gap();
            } else {
                flow.askForDifference();
                afterEvent();
            }
        });
    }

    /** The result of a call: what it did counts as taken in, since the caller has it. */
    public void result(@Nullable Object result) {
        if (result != null && ResultOrder.isNumbered(result)) {
            events.execute(() -> {
                if (flow != null) {
                    ResultOrder.take(result, flow);
                    afterEvent();
                }
            });
        }
    }

    private void take(UpdateFlow current, AnyUpdates updates) {
        if (!current.isAsking() && held.isEmpty() && !sink.isFull()) {
            current.take(updates);
        } else if (held.size() < MAX_HELD && !sink.isFull()) {
            held.add(updates);
        } else {
            // Neither kept nor counted, so that the difference brings it.
            heldOverflow = true;
        }
    }

    private void afterEvent() {
        UpdateFlow current = flow;
        if (current == null) {
            return;
        }
        while (!current.isAsking() && !held.isEmpty()) {
            current.take(held.poll());
        }
        if (!current.isAsking() && heldOverflow && !sink.isFull()) {
            heldOverflow = false;
            current.askForDifference();
        }
        if (current.hasGap() || heldOverflow) {
            if (gapTimer == null) {
                gapTimer = delayed(GAP_PATIENCE, () -> {
                    gapTimer = null;
                    current.closeGaps();
                });
            }
        } else {
            cancel(gapTimer);
            gapTimer = null;
        }
        cancel(idleTimer);
        idleTimer = delayed(IDLE, current::askForDifference);
    }

    /** Runs something as an event. */
    private void later(Runnable task) {
        UpdateFlow before = flow;
        events.execute(() -> {
            if (flow == before) {
                task.run();
                afterEvent();
            }
        });
    }

    private void after(Duration wait, Runnable task) {
        Future<?> unneeded = delayed(wait, task);
        LOG.trace("waiting {} ({})", wait, unneeded);
    }

    private @Nullable Future<?> delayed(Duration wait, Runnable task) {
        UpdateFlow before = flow;
        try {
            return timers.schedule(
                    () -> events.execute(() -> {
                        if (flow == before && flow != null) {
                            task.run();
                            afterEvent();
                        }
                    }),
                    wait.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("no timers any more: the client is closing");
            return null;
        }
    }

    private void stop() {
        flow = null;
        held.clear();
        heldOverflow = false;
        cancel(gapTimer);
        cancel(idleTimer);
        gapTimer = null;
        idleTimer = null;
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** Takes nothing in any more. */
    @Override
    public void close() {
        end();
    }
}
