package dev.mtproto4j.testserver.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One user's messages, newest kept, and the state that {@code updates.getDifference} speaks of. Thread-safe. */
public final class MessageBox {
    /** Older messages are forgotten. */
    static final int MAX_MESSAGES = 10_000;

    private final long ownerId;
    private final TreeMap<Integer, StoredMessage> messages = new TreeMap<>();
    private final Map<Long, Integer> readInbox = new HashMap<>();
    private final Map<Long, Integer> readOutbox = new HashMap<>();
    private final Map<Long, Integer> idsByRandomId = new LinkedHashMap<>();
    private int lastId;
    private int pts = 1;

    MessageBox(long ownerId) {
        this.ownerId = ownerId;
    }

    synchronized StoredMessage add(long peerId, long fromId, boolean out, Content content, long randomId) {
        StoredMessage message = new StoredMessage(ownerId, ++lastId, peerId, fromId, out, content, ++pts);
        messages.put(message.id(), message);
        if (messages.size() > MAX_MESSAGES) {
            messages.pollFirstEntry();
        }
        if (randomId != 0) {
            idsByRandomId.put(randomId, message.id());
            if (idsByRandomId.size() > MAX_MESSAGES) {
                var oldest = idsByRandomId.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
        return message;
    }

    /** Whether this user sent a message with that random id lately. */
    public synchronized boolean knowsRandomId(long randomId) {
        return idsByRandomId.containsKey(randomId);
    }

    /** The state after the last change. */
    public synchronized int pts() {
        return pts;
    }

    public synchronized Optional<StoredMessage> find(int id) {
        return Optional.ofNullable(messages.get(id));
    }

    /** The messages that came after a state, oldest first. */
    public synchronized List<StoredMessage> since(int oldPts) {
        return messages.values().stream()
                .filter(message -> message.pts() > oldPts)
                .toList();
    }

    /** The earliest state from which {@link #since} is complete. */
    public synchronized int oldestKnownPts() {
        return messages.isEmpty() ? pts : messages.firstEntry().getValue().pts() - 1;
    }

    /** A conversation, newest first. */
    public synchronized List<StoredMessage> with(long peerId) {
        return messages.descendingMap().values().stream()
                .filter(message -> message.peerId() == peerId)
                .toList();
    }

    /** The last message of every conversation, newest first. */
    public synchronized List<StoredMessage> lastOfEach() {
        Map<Long, StoredMessage> last = new LinkedHashMap<>();
        messages.values().forEach(message -> last.put(message.peerId(), message));
        List<StoredMessage> newestFirst = new ArrayList<>(last.values());
        newestFirst.sort(Comparator.comparingInt(StoredMessage::id).reversed());
        return newestFirst;
    }

    /**
     * Marks a conversation as read.
     *
     * @return whether anything changed; if so the state advanced by one
     */
    public synchronized boolean readInbox(long peerId, int maxId) {
        return advance(readInbox, peerId, maxId);
    }

    /** Remembers that the other side has read. */
    public synchronized boolean readOutbox(long peerId, int maxId) {
        return advance(readOutbox, peerId, maxId);
    }

    public synchronized int readInboxMaxId(long peerId) {
        return readInbox.getOrDefault(peerId, 0);
    }

    public synchronized int readOutboxMaxId(long peerId) {
        return readOutbox.getOrDefault(peerId, 0);
    }

    public synchronized int unread(long peerId) {
        int read = readInboxMaxId(peerId);
        return (int) messages.tailMap(read, false).values().stream()
                .filter(message -> message.peerId() == peerId && !message.out())
                .count();
    }

    private boolean advance(Map<Long, Integer> readMaxIds, long peerId, int maxId) {
        int bounded = Math.min(maxId, lastId);
        if (bounded <= readMaxIds.getOrDefault(peerId, 0)) {
            return false;
        }
        readMaxIds.put(peerId, bounded);
        pts++;
        return true;
    }
}
