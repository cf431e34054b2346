package dev.mtproto4j.core.session;

import java.util.TreeSet;

/**
 * The last message ids that were received: a message that is repeated, or older than all of them
 * when there are as many as can be kept, is not accepted again.
 *
 * @see <a href="https://core.telegram.org/mtproto/security_guidelines#checking-msg-id">Checking msg_id</a>
 */
final class ReplayGuard {

    /** What is known about an id; the values of {@code msgs_state_info}. */
    enum Knowledge {
        /** Older than everything kept: it may have been received and forgotten. */
        FORGOTTEN(1),
        /** Between received ones, but not one of them. */
        MISSING(2),
        /** Newer than everything received. */
        NOT_YET(3),
        RECEIVED(4);

        final int state;

        Knowledge(int state) {
            this.state = state;
        }
    }

    static final int DEFAULT_CAPACITY = 1000;

    private final int capacity;
    private final TreeSet<Long> ids = new TreeSet<>();

    ReplayGuard() {
        this(DEFAULT_CAPACITY);
    }

    ReplayGuard(int capacity) {
        this.capacity = capacity;
    }

    /** Remembers the id; {@code false} if it was seen before or may have been. */
    boolean accept(long id) {
        if (isTooOld(id) || !ids.add(id)) {
            return false;
        }
        if (ids.size() > capacity) {
            ids.pollFirst();
        }
        return true;
    }

    boolean contains(long id) {
        return ids.contains(id);
    }

    /** Whether the id is lower than all that are kept, and no more can be kept. */
    boolean isTooOld(long id) {
        return ids.size() == capacity && id < ids.first();
    }

    Knowledge lookUp(long id) {
        if (ids.contains(id)) {
            return Knowledge.RECEIVED;
        }
        if (ids.isEmpty() || id > ids.last()) {
            return Knowledge.NOT_YET;
        }
        return id < ids.first() ? Knowledge.FORGOTTEN : Knowledge.MISSING;
    }
}
