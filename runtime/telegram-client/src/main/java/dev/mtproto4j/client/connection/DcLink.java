package dev.mtproto4j.client.connection;

import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.core.ConnectionLostException;
import dev.mtproto4j.core.KeyBindingException;
import dev.mtproto4j.core.exchange.HandshakeException;
import dev.mtproto4j.core.transport.TransportException;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One way to a data centre: opens a connection when a call needs it (one attempt, however many calls wait), introduces
 * this program on it, and opens another one when it ended. Thread-safe.
 */
final class DcLink {

    private static final int MAX_ATTEMPTS = 3;

    private final Destination destination;
    private final DcConnector connector;
    private final Introduction introduction;
    private final LinkListener listener;
    private final Retry retry;
    private @Nullable CompletableFuture<DcConnection> connection;
    /** The connection on which a server has accepted our introduction. */
    private @Nullable DcConnection introduced;

    private boolean closed;

    DcLink(
            Destination destination,
            DcConnector connector,
            Introduction introduction,
            LinkListener listener,
            Retry retry) {
        this.destination = destination;
        this.connector = connector;
        this.introduction = introduction;
        this.listener = listener;
        this.retry = retry;
    }

    <R> CompletableFuture<R> invoke(TlMethod<R> method, Sending sending) {
        Relay<R> relay = new Relay<>();
        attempt(new Call<>(method, sending, relay), 1);
        return relay;
    }

    private record Call<R>(TlMethod<R> method, Sending sending, Relay<R> relay) {}

    private <R> void attempt(Call<R> call, int attempt) {
        Relay<R> relay = call.relay();
        // A copy: cancelling one call must not cancel the connection that others wait for.
        relay.follow(connection().copy(), (open, error) -> {
            if (error != null) {
                failed(call, attempt, error);
                return;
            }
            CompletableFuture<?> earlier = call.sending().toWaitFor(open);
            if (call.sending().isPointless()) {
                relay.completeExceptionally(
                        new RpcException(400, "MSG_WAIT_FAILED", call.method().tlName()));
            } else if (earlier != null) {
                relay.follow(ended(earlier), (nothing, never) -> attempt(call, attempt));
            } else {
                send(call, attempt, open);
            }
        });
    }

    /** Whatever its outcome; giving up the later call does not give up this one. */
    private static CompletableFuture<?> ended(CompletableFuture<?> earlier) {
        return earlier.handle((result, error) -> null);
    }

    private <R> void send(Call<R> call, int attempt, DcConnection open) {
        TlMethod<R> method = call.method();
        Sending sending = call.sending();
        Relay<R> relay = call.relay();
        boolean introduce = !isIntroduced(open);
        TlMethod<R> sent = introduce ? introduction.with(method) : method;
        CompletableFuture<R> answer = open.send(sent, sending.settings().forConnection(method, sending.after(open)));
        sending.sent(open, answer);
        relay.follow(answer, (result, failure) -> {
            if (failure == null) {
                introducedOn(open, introduce);
                relay.complete(result);
            } else if (failure instanceof RpcException rpc && introduction.isMissing(rpc)) {
                forgetIntroduction(open);
                again(call, attempt, naming(rpc, method));
            } else if (sending.wasTooEarly(failure)) {
                again(call, attempt, failure);
            } else if (failure instanceof RpcException rpc) {
                introducedOn(open, introduce && !introduction.isRefused(rpc));
                relay.completeExceptionally(naming(rpc, method));
            } else {
                failed(call, attempt, failure);
            }
        });
    }

    /** The server saw a wrapper; the caller did not write one. */
    private static RpcException naming(RpcException error, TlMethod<?> method) {
        if (error.method().equals(method.tlName())) {
            return error;
        }
        return new RpcException(error.code(), error.rawMessage(), method.tlName());
    }

    private void failed(Call<?> call, int attempt, Throwable error) {
        boolean mayRepeat = error instanceof ConnectionLostException lost
                && (lost.safeToRetry() || call.sending().settings().mayRepeat(call.method()));
        if (mayRepeat && !isClosed()) {
            again(call, attempt, error);
        } else {
            call.relay().completeExceptionally(error);
        }
    }

    private void again(Call<?> call, int attempt, Throwable error) {
        if (attempt == MAX_ATTEMPTS) {
            call.relay().completeExceptionally(error);
        } else {
            call.relay().follow(retry.pause(attempt), (nothing, interrupted) -> attempt(call, attempt + 1));
        }
    }

    /** The open connection, or the one being opened. */
    synchronized CompletableFuture<DcConnection> connection() {
        if (closed) {
            return CompletableFuture.failedFuture(new ClientClosedException());
        }
        CompletableFuture<DcConnection> known = connection;
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        Relay<DcConnection> opening = new Relay<>();
        connection = opening;
        open(opening, 1);
        return opening;
    }

    private void open(Relay<DcConnection> opening, int attempt) {
        LinkEvents events = new LinkEvents();
        CompletableFuture<DcConnection> connecting = connector.connect(destination, events);
        DcConnector.endWith(opening, connecting, open -> open.close(Duration.ZERO));
        opening.follow(connecting, (open, error) -> {
            if (error == null) {
                opened(opening, open, events);
            } else if (attempt == MAX_ATTEMPTS || isFinal(error) || isClosed()) {
                // Told first: whoever waits for the connection finds the consequences drawn.
                listener.onConnectFailed(destination, error);
                opening.completeExceptionally(error);
            } else {
                opening.follow(retry.pause(attempt), (nothing, interrupted) -> open(opening, attempt + 1));
            }
        });
    }

    /** Trying again would only give the same answer. */
    private static boolean isFinal(Throwable error) {
        return error instanceof TransportException
                || error instanceof HandshakeException
                || error instanceof KeyBindingException
                || error instanceof UnknownDcException;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closing never fails
    private void opened(Relay<DcConnection> opening, DcConnection open, LinkEvents events) {
        boolean late;
        synchronized (this) {
            late = closed;
            events.connection = open;
            if (events.ended && connection == opening) {
                connection = null;
            }
        }
        if (late) {
            open.close(Duration.ZERO);
            opening.completeExceptionally(new ClientClosedException());
        } else {
            opening.complete(open);
        }
    }

    private synchronized boolean isIntroduced(DcConnection open) {
        return introduced == open;
    }

    private synchronized void introducedOn(DcConnection open, boolean accepted) {
        if (accepted) {
            introduced = open;
        }
    }

    private synchronized void forgetIntroduction(DcConnection open) {
        if (introduced == open) {
            introduced = null;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Closes the connection, if one is open; the next call opens another one. */
    @SuppressWarnings("FutureReturnValueIgnored") // closing never fails
    void rest() {
        CompletableFuture<DcConnection> open;
        synchronized (this) {
            open = connection;
            if (open == null || !open.isDone()) {
                return;
            }
            connection = null;
            introduced = null;
        }
        open.thenCompose(c -> c.close(Duration.ZERO));
    }

    /** Fails all calls from now on. */
    synchronized void refuse() {
        closed = true;
    }

    /** Closes the connection; calls fail from now on. */
    CompletableFuture<Void> close(Duration grace) {
        CompletableFuture<DcConnection> open;
        synchronized (this) {
            closed = true;
            open = connection;
        }
        if (open == null) {
            return CompletableFuture.completedFuture(null);
        }
        if (!open.isDone()) {
            open.cancel(true);
        }
        return open.thenCompose(c -> c.close(grace)).exceptionally(error -> null);
    }

    /** What happens on one connection. */
    private final class LinkEvents implements DcConnector.Events {

        @Nullable
        DcConnection connection;

        boolean ended;
        private int sessions;

        @Override
        public void onNewSession() {
            boolean repeated;
            synchronized (DcLink.this) {
                repeated = sessions++ > 0;
                if (repeated) {
                    introduced = null;
                }
            }
            if (repeated) {
                listener.onSessionForgotten(destination);
            }
        }

        @Override
        public void onUpdate(byte[] body) {
            listener.onUpdate(destination, body);
        }

        @Override
        public void onClosed(@Nullable Throwable cause) {
            boolean lost;
            synchronized (DcLink.this) {
                ended = true;
                CompletableFuture<DcConnection> current = DcLink.this.connection;
                if (connection != null && current != null && current.isDone() && current.getNow(null) == connection) {
                    DcLink.this.connection = null;
                    introduced = null;
                }
                lost = !closed;
            }
            if (lost) {
                listener.onConnectionEnded(destination, cause);
            }
        }
    }
}
