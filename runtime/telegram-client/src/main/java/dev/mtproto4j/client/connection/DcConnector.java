package dev.mtproto4j.client.connection;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens connections. */
interface DcConnector {

    /**
     * Connects, with the stored authorization key or a new one; the future fails if no address answers. Cancelling it ends
     * the attempt.
     */
    CompletableFuture<DcConnection> connect(Destination destination, Events events);

    /** Has a connection end, be it open by now or not, when {@code opening} is cancelled, so that nobody will have it. */
    @SuppressWarnings("FutureReturnValueIgnored") // the stages only tidy up
    static <C> void endWith(
            CompletableFuture<?> opening, CompletableFuture<C> connecting, Function<C, CompletableFuture<Void>> close) {
        opening.whenComplete((open, error) -> {
            if (opening.isCancelled() && !connecting.cancel(true)) {
                connecting.thenCompose(close);
            }
        });
    }

    /** What a connection reports, one after another, never on a thread that serves the network. */
    interface Events {

        /** The server has a new session for this connection, and does not know who we are. */
        void onNewSession();

        /** A boxed object that no call asked for, not decoded. */
        void onUpdate(byte[] body);

        /** The connection has ended for good; it does not come back by itself. */
        void onClosed(@Nullable Throwable cause);
    }
}
