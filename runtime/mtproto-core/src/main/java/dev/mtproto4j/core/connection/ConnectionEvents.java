package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.SerialExecutor;
import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.SessionEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the outside sees of a connection: its state, its futures, its listener. Written by the event
 * loop, read by any thread.
 */
final class ConnectionEvents {

    private final MtprotoConnection connection;
    private final ConnectionListener listener;
    private final SerialExecutor inOrder;
    private final int maxHeldUpdates;
    private final AtomicInteger heldUpdates = new AtomicInteger();
    private final AtomicInteger droppedUpdates = new AtomicInteger();

    final CompletableFuture<MtprotoConnection> opened = new CompletableFuture<>();
    final CompletableFuture<Void> ended = new CompletableFuture<>();

    private volatile ConnectionState state = ConnectionState.CONNECTING;
    private volatile @Nullable AuthKeyState authKeyState;
    private volatile @Nullable ClientMtprotoSession session;

    ConnectionEvents(
            MtprotoConnection connection, ConnectionListener listener, Executor callbacks, int maxHeldUpdates) {
        this.connection = connection;
        this.listener = listener;
        this.inOrder = new SerialExecutor(callbacks);
        this.maxHeldUpdates = maxHeldUpdates;
    }

    ConnectionState state() {
        return state;
    }

    @Nullable
    AuthKeyState authKeyState() {
        return authKeyState;
    }

    boolean isCallbackThread() {
        return inOrder.isCurrentThread();
    }

    long sessionId() {
        ClientMtprotoSession current = session;
        return current == null ? 0 : current.id();
    }

    void sessionChanged(ClientMtprotoSession newSession) {
        session = newSession;
    }

    void authKeyCreated(AuthKeyState created) {
        authKeyState = created;
        inOrder.execute(() -> listener.onAuthKeyCreated(connection, created));
    }

    void authKeyKnown(AuthKeyState known) {
        authKeyState = known;
    }

    void authKeyStateChanged(AuthKeyState changed) {
        authKeyState = changed;
        inOrder.execute(() -> listener.onAuthKeyStateChanged(connection, changed));
    }

    void sessionEvent(SessionEvent event) {
        if (event instanceof SessionEvent.UpdateReceived update) {
            update(update.body());
        } else if (event instanceof SessionEvent.SessionCreated created) {
            inOrder.execute(() -> listener.onNewSession(connection, created.firstMessageId(), created.uniqueId()));
        } else {
            inOrder.execute(() -> listener.onSessionEvent(connection, event));
        }
    }

    /**
     * Reading on is not an option when the listener is slow (it may be waiting for an answer on this very connection),
     * and neither is holding everything: what is too much is dropped, and the listener told.
     */
    private void update(byte[] body) {
        if (heldUpdates.get() >= maxHeldUpdates) {
            if (droppedUpdates.getAndIncrement() == 0) {
                inOrder.execute(() -> listener.onUpdatesDropped(connection, droppedUpdates.getAndSet(0)));
            }
            return;
        }
        heldUpdates.incrementAndGet();
        inOrder.execute(() -> {
            heldUpdates.decrementAndGet();
            listener.onUpdate(connection, body);
        });
    }

    void ready() {
        become(ConnectionState.READY);
        if (!opened.isDone()) {
            inOrder.execute(() -> opened.complete(connection));
        }
    }

    void reconnecting() {
        if (state == ConnectionState.READY) {
            become(ConnectionState.RECONNECTING);
        }
    }

    void closing() {
        become(ConnectionState.CLOSING);
    }

    void closed(@Nullable Throwable cause) {
        become(ConnectionState.CLOSED);
        inOrder.execute(() -> {
            opened.completeExceptionally(
                    cause == null ? new MtprotoException("the connection was closed before it was open") : cause);
            try {
                listener.onClosed(connection, cause);
            } finally {
                ended.complete(null);
            }
        });
    }

    private void become(ConnectionState next) {
        if (state != next) {
            state = next;
            inOrder.execute(() -> listener.onStateChanged(connection, next));
        }
    }
}
