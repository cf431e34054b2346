package dev.mtproto4j.core.connection.server;

import dev.mtproto4j.core.connection.Unawaited;
import dev.mtproto4j.core.session.SessionEvent.HttpWaitReceived;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP requests of one session that wait for their answers. Each takes one packet. Guarded by the lock of its
 * session.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages#http-wait-long-poll">HTTP Wait/Long Poll</a>
 */
final class HttpOutlets {

    private static final int MAX_WAITING = 8;
    private static final int LONGEST_WAIT = 60_000;

    private final Deque<Outlet> waiting = new ArrayDeque<>();
    private final Set<ServerConnection> connections = new LinkedHashSet<>();
    private final Consumer<Outlet> onDue;

    /** @param onDue called on an event loop when a request has waited enough, or has something to take after a pause */
    HttpOutlets(Consumer<Outlet> onDue) {
        this.onDue = onDue;
    }

    /** A request that waits. */
    static final class Outlet {

        final ServerConnection connection;
        private final HttpWaitReceived wait;
        private @Nullable ScheduledFuture<?> end;
        private boolean pausing;
        private boolean paused;
        private boolean over;

        Outlet(ServerConnection connection, HttpWaitReceived wait) {
            this.connection = connection;
            this.wait = wait;
        }

        boolean isAtOnce() {
            return wait.maxWait() <= 0;
        }
    }

    /** Whether nothing but this connection is left of those that the session came by; it is one of them from now on. */
    boolean isOnlyOne(ServerConnection from) {
        connections.removeIf(known -> !known.isOpen());
        boolean only = connections.isEmpty();
        connections.add(from);
        return only;
    }

    /** A request has come, and waits for as long as the client has said. */
    void add(ServerConnection from, HttpWaitReceived wait) {
        // A pipelined request releases the one before it.
        waiting.removeIf(outlet -> outlet.connection == from && stop(outlet));
        Outlet outlet = new Outlet(from, wait);
        if (outlet.isAtOnce()) {
            waiting.addFirst(outlet);
            return;
        }
        int longest = Math.min(wait.maxWait(), LONGEST_WAIT);
        outlet.end = from.eventLoop().schedule(() -> end(outlet), longest, TimeUnit.MILLISECONDS);
        waiting.addLast(outlet);
        if (waiting.size() > MAX_WAITING) {
            Outlet oldest = waiting.removeFirst();
            stop(oldest);
            oldest.connection.releaseHttp();
        }
    }

    /** The request that takes the next packet; null if there is none, or it waits for more to come with it. */
    @Nullable
    Outlet next() {
        for (Iterator<Outlet> all = waiting.iterator(); all.hasNext(); ) {
            Outlet outlet = all.next();
            if (!outlet.connection.isOpen()) {
                stop(outlet);
                all.remove();
            } else if (!isPausing(outlet)) {
                return outlet;
            }
        }
        return null;
    }

    private boolean isPausing(Outlet outlet) {
        int pause = Math.min(outlet.wait.maxDelay(), outlet.wait.waitAfter());
        if (pause <= 0 || outlet.paused || outlet.isAtOnce()) {
            return false;
        }
        if (!outlet.pausing) {
            outlet.pausing = true;
            Unawaited.leave(outlet.connection
                    .eventLoop()
                    .schedule(() -> endPause(outlet), Math.min(pause, LONGEST_WAIT), TimeUnit.MILLISECONDS));
        }
        return true;
    }

    /** It has its packet. */
    void used(Outlet outlet) {
        stop(outlet);
        waiting.remove(outlet);
    }

    boolean isWaiting(Outlet outlet) {
        return waiting.contains(outlet);
    }

    /** Whether the client has waited as long as it wanted, and not only for more to come. */
    boolean isOver(Outlet outlet) {
        return outlet.over;
    }

    private void endPause(Outlet outlet) {
        outlet.paused = true;
        onDue.accept(outlet);
    }

    private void end(Outlet outlet) {
        outlet.over = true;
        onDue.accept(outlet);
    }

    /** Answers those that do not want to wait. */
    void releaseAtOnce() {
        while (!waiting.isEmpty() && waiting.getFirst().isAtOnce()) {
            waiting.removeFirst().connection.releaseHttp();
        }
    }

    void releaseAll() {
        waiting.forEach(outlet -> {
            stop(outlet);
            outlet.connection.releaseHttp();
        });
        waiting.clear();
    }

    private static boolean stop(Outlet outlet) {
        if (outlet.end != null) {
            outlet.end.cancel(false);
        }
        return true;
    }
}
