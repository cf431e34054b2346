package dev.mtproto4j.testserver.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The message box of every user. Thread-safe. */
public final class MessageBoxes {
    private final Map<Long, MessageBox> byUser = new HashMap<>();

    /** A user's box; made when it is first asked for. */
    public synchronized MessageBox of(long userId) {
        return byUser.computeIfAbsent(userId, MessageBox::new);
    }

    /**
     * Delivers a message between two users: one copy in each box, with that box's own id and pts. A message to oneself
     * is stored once.
     *
     * @return the sender's copy first, then the receiver's; empty if the sender used that random id before
     */
    public synchronized List<StoredMessage> deliver(long from, long to, Content content, long randomId) {
        if (of(from).knowsRandomId(randomId)) {
            return List.of();
        }
        StoredMessage sent = of(from).add(to, from, true, content, randomId);
        return from == to ? List.of(sent) : List.of(sent, of(to).add(from, from, false, content, 0));
    }
}
