package dev.mtproto4j.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * Message ids that were received and still have to be acknowledged. They travel with the next
 * outgoing message, or on their own once there are enough of them or the oldest has waited enough.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages_about_messages#acknowledgment-of-receipt">
 *     Acknowledgment of receipt</a>
 */
final class AckQueue {

    /** The protocol's bound on one {@code msgs_ack}. */
    static final int MAX_IDS = 8192;

    private final int maxCount;
    private final Duration maxDelay;
    private final LinkedHashSet<Long> ids = new LinkedHashSet<>();
    private @Nullable Instant oldest;

    AckQueue(int maxCount, Duration maxDelay) {
        this.maxCount = maxCount;
        this.maxDelay = maxDelay;
    }

    void add(long id, Instant now) {
        if (ids.isEmpty()) {
            oldest = now;
        }
        ids.add(id);
    }

    void remove(long id) {
        ids.remove(id);
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Whether they should go out without waiting for a message to travel with. */
    boolean isDue(Instant now) {
        return !ids.isEmpty() && (ids.size() >= maxCount || (oldest != null && !now.isBefore(oldest.plus(maxDelay))));
    }

    /** Makes what is there due. */
    void hurry() {
        oldest = Instant.EPOCH;
    }

    /** When {@link #isDue} will hold if nothing else comes; {@code null} if there is nothing. */
    @Nullable
    Instant dueAt() {
        return ids.isEmpty() || oldest == null ? null : ids.size() >= maxCount ? oldest : oldest.plus(maxDelay);
    }

    /** Removes and returns as many as fit into one {@code msgs_ack}. */
    long[] take() {
        long[] taken = new long[Math.min(ids.size(), MAX_IDS)];
        Iterator<Long> iterator = ids.iterator();
        for (int i = 0; i < taken.length; i++) {
            taken[i] = iterator.next();
            iterator.remove();
        }
        return taken;
    }

    void clear() {
        ids.clear();
    }
}
