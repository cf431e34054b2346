package dev.mtproto4j.core.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Outgoing messages: those that wait for a packet, those that wait for their answer or
 * acknowledgement, and for a while what each packet held, so that a rejected packet can be repeated.
 */
final class Outbox {

    private static final int MAX_PACKETS = 1024;

    /** The awaited messages of a packet by id, so that it does not keep answered ones alive, and its notices. */
    private record SentPacket(List<Long> awaitedIds, List<OutgoingMessage> notices) {}

    private final Deque<OutgoingMessage> queue = new ArrayDeque<>();
    private final Map<Long, OutgoingMessage> awaiting = new LinkedHashMap<>();
    private final Map<Long, SentPacket> packets = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SentPacket> eldest) {
            return size() > MAX_PACKETS;
        }
    };

    void add(OutgoingMessage message) {
        if (!message.queued) {
            message.queued = true;
            queue.addLast(message);
        }
    }

    void addFirst(OutgoingMessage message) {
        if (!message.queued) {
            message.queued = true;
            queue.addFirst(message);
        }
    }

    boolean hasQueued() {
        return !queue.isEmpty();
    }

    List<OutgoingMessage> queuedAfter(OutgoingMessage message) {
        return queue.stream().filter(later -> later.comesAfter(message)).toList();
    }

    int queued() {
        return queue.size();
    }

    /** Puts the first one behind all others. */
    void postpone() {
        OutgoingMessage first = queue.pollFirst();
        if (first != null) {
            queue.addLast(first);
        }
    }

    @Nullable
    OutgoingMessage peek() {
        return queue.peekFirst();
    }

    void poll() {
        OutgoingMessage first = queue.pollFirst();
        if (first != null) {
            first.queued = false;
        }
    }

    /** Records that a packet went out; every message in it has its id by now. */
    void sent(long packetId, Collection<OutgoingMessage> messages) {
        List<OutgoingMessage> notices = new ArrayList<>();
        List<Long> awaited = new ArrayList<>();
        for (OutgoingMessage message : messages) {
            message.markSent();
            if (message.kind.awaited) {
                awaiting.put(message.messageId(), message);
                awaited.add(message.messageId());
            } else {
                notices.add(message);
            }
        }
        packets.put(packetId, new SentPacket(awaited, notices));
    }

    /** Whether a message or packet of this id was sent not too long ago. */
    boolean knows(long id) {
        return awaiting.containsKey(id) || packets.containsKey(id);
    }

    @Nullable
    OutgoingMessage awaiting(long id) {
        return awaiting.get(id);
    }

    boolean isAwaiting() {
        return !awaiting.isEmpty();
    }

    List<OutgoingMessage> awaiting() {
        return List.copyOf(awaiting.values());
    }

    /** Nothing more is expected for that message, and a copy that waits for its packet need not go out. */
    @Nullable
    OutgoingMessage remove(long id) {
        OutgoingMessage message = awaiting.remove(id);
        if (message != null) {
            dequeue(message);
        }
        return message;
    }

    /** Takes a message out of the queue, if it is there. */
    void dequeue(OutgoingMessage message) {
        if (message.queued) {
            queue.remove(message);
            message.queued = false;
        }
    }

    /** Takes back what the peer rejected: one message, or all of a packet that are still unanswered. */
    List<OutgoingMessage> takeBack(long id) {
        List<OutgoingMessage> taken = new ArrayList<>();
        SentPacket packet = packets.remove(id);
        if (packet != null) {
            taken.addAll(packet.notices());
            for (long awaitedId : packet.awaitedIds()) {
                addIfPresent(taken, awaiting.remove(awaitedId));
            }
        }
        addIfPresent(taken, awaiting.remove(id));
        return taken;
    }

    private static void addIfPresent(List<OutgoingMessage> list, @Nullable OutgoingMessage message) {
        if (message != null) {
            list.add(message);
        }
    }

    /** Goes on waiting for the answer to a message that was taken back. */
    void await(OutgoingMessage message) {
        awaiting.put(message.messageId(), message);
    }

    /** Queues a message to go out once more under the id that it has; an answer to the copies before is still awaited. */
    void repeat(OutgoingMessage message) {
        message.adrift = false;
        awaiting.put(message.messageId(), message);
        add(message);
    }

    /** Queues a message that was sent before, to go out under a new id. */
    void requeue(OutgoingMessage message) {
        awaiting.remove(message.messageId());
        message.forgetId();
        add(message);
    }

    /** Removes a message wherever it is; whether no packet ever carried it. */
    boolean cancel(OutgoingMessage message) {
        dequeue(message);
        awaiting.remove(message.messageId(), message);
        return message.timesSent() == 0;
    }

    /** Whether a call is queued or unanswered. */
    boolean hasRequests() {
        return Stream.concat(queue.stream(), awaiting.values().stream())
                .anyMatch(message -> message.kind == OutgoingMessage.Kind.REQUEST);
    }

    /** Empties the queue, and leaves what is unanswered. */
    List<OutgoingMessage> drainQueue() {
        List<OutgoingMessage> queued = List.copyOf(queue);
        queue.clear();
        queued.forEach(message -> message.queued = false);
        return queued;
    }

    int size() {
        return queue.size() + awaiting.size();
    }

    /** Empties it; everything that was queued or unanswered. */
    List<OutgoingMessage> drain() {
        Set<OutgoingMessage> all = new LinkedHashSet<>(queue);
        all.addAll(awaiting.values());
        queue.clear();
        awaiting.clear();
        packets.clear();
        return List.copyOf(all);
    }
}
