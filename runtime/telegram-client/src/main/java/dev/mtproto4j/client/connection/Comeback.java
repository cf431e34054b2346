package dev.mtproto4j.client.connection;

import dev.mtproto4j.client.rpc.Calls;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the connection to the home data centre again when it has ended, with growing pauses, until the server answers.
 * However often it is told of an end, one attempt is under way at a time: each attempt that fails ends connections of its
 * own, of which it is told as well. Thread-safe.
 */
final class Comeback {

    private static final Logger LOG = LoggerFactory.getLogger(Comeback.class);

    private final Retry retry;
    private final Supplier<CompletableFuture<?>> greeting;
    private final BooleanSupplier isWanted;
    private boolean running;
    private boolean endedMeanwhile;
    private int attempts;

    /**
     * @param greeting asks the server something
     * @param isWanted false ends the attempts
     */
    Comeback(Retry retry, Supplier<CompletableFuture<?>> greeting, BooleanSupplier isWanted) {
        this.retry = retry;
        this.greeting = greeting;
        this.isWanted = isWanted;
    }

    /** A connection has ended; whether that is news, because no attempt to come back is under way. */
    boolean ended() {
        synchronized (this) {
            endedMeanwhile = true;
            if (running) {
                return false;
            }
            running = true;
        }
        attempt();
        return true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the last stage deals with every outcome
    private void attempt() {
        int number;
        synchronized (this) {
            if (!isWanted.getAsBoolean()) {
                running = false;
                return;
            }
            number = ++attempts;
        }
        retry.pause(number).thenCompose(nothing -> greet()).whenComplete((nothing, error) -> {
            if (error != null) {
                LOG.debug("still offline: {}", Calls.unwrap(error).toString());
            }
            if (goesOn(error == null)) {
                attempt();
            }
        });
    }

    private CompletableFuture<?> greet() {
        synchronized (this) {
            endedMeanwhile = false;
        }
        return greeting.get();
    }

    /** What ended during an attempt that worked may be the connection on which it did. */
    private synchronized boolean goesOn(boolean worked) {
        if (worked) {
            attempts = 0;
        }
        running = !worked || endedMeanwhile;
        return running;
    }
}
