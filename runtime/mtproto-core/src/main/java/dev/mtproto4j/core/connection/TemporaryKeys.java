package dev.mtproto4j.core.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The temporary key of one data centre, shared by all connections there that use the same permanent key: perfect forward
 * secrecy. One connection makes and binds it, the others wait for it. It is never stored: whoever gets hold of the
 * permanent key later cannot read what was sent under temporary ones.
 *
 * <p>Connections to the media servers of a data centre (negative number) need an object of their own, as the protocol has
 * a temporary key for each. CDN data centres have none. Thread-safe.
 *
 * @see <a href="https://core.telegram.org/api/pfs">Perfect Forward Secrecy</a>
 */
public final class TemporaryKeys {

    /** As in the official clients. */
    public static final Duration DEFAULT_LIFE = Duration.ofDays(1);

    private final Duration life;
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable TemporaryKey current;
    private @Nullable Object maker;

    /** What a connection that asks for the key has to do. */
    sealed interface Claim {

        record Use(TemporaryKey key) implements Claim {}

        /** Make a key, and then call {@link #made} or {@link #giveUp}. */
        record Make() implements Claim {}

        /** Another connection is making it. */
        record Wait() implements Claim {}
    }

    /** Keys that live for a day. */
    public TemporaryKeys() {
        this(DEFAULT_LIFE);
    }

    /**
     * Keys with another life; each is replaced when a quarter of it is left.
     *
     * @param life in whole seconds, at least one
     */
    public TemporaryKeys(Duration life) {
        if (life.toSeconds() < 1 || life.toSeconds() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a temporary key lives for at least a second, not " + life);
        }
        this.life = life;
    }

    Duration life() {
        return life;
    }

    /**
     * Asks for a key that is not due to be replaced.
     *
     * @param later called once, by any thread, when it is worth asking again, if the answer is to wait
     */
    synchronized Claim claim(Object who, long permanentKeyId, Instant localNow, Runnable later) {
        TemporaryKey key = current;
        if (key != null && key.permanentKeyId() == permanentKeyId && !key.isDue(localNow)) {
            return new Claim.Use(key);
        }
        if (maker == null || maker == who) {
            maker = who;
            return new Claim.Make();
        }
        waiting.add(later);
        return new Claim.Wait();
    }

    void made(Object who, TemporaryKey key) {
        synchronized (this) {
            current = key;
        }
        giveUp(who);
    }

    /** Lets another connection make the key. */
    void giveUp(Object who) {
        List<Runnable> woken;
        synchronized (this) {
            if (maker != who) {
                return;
            }
            maker = null;
            woken = List.copyOf(waiting);
            waiting.clear();
        }
        woken.forEach(Runnable::run);
    }

    /** The server does not know this key, or not whom it stands for. */
    synchronized void drop(TemporaryKey lost) {
        if (current != null && current.authKey().equals(lost.authKey())) {
            current = null;
        }
    }

    @Override
    public synchronized String toString() {
        return "TemporaryKeys[" + current + "]";
    }
}
