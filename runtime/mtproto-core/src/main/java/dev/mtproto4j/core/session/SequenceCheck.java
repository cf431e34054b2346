package dev.mtproto4j.core.session;

import java.util.Map;
import java.util.TreeMap;

/**
 * Holds sequence numbers of received messages against each other: a later id cannot have a lower
 * number, nor the same odd one.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages_about_messages#notice-of-ignored-error-message">
 *     Codes 32 and 33</a>
 */
final class SequenceCheck {

    static final int TOO_LOW = 32;
    static final int TOO_HIGH = 33;
    private static final int CAPACITY = ReplayGuard.DEFAULT_CAPACITY;

    private final TreeMap<Long, Integer> numbers = new TreeMap<>();

    /** The code of {@code bad_msg_notification}, 0 if the number fits. */
    int check(long messageId, int seqNo) {
        Map.Entry<Long, Integer> before = numbers.lowerEntry(messageId);
        if (before != null && !precedes(before.getValue(), seqNo)) {
            return TOO_LOW;
        }
        Map.Entry<Long, Integer> after = numbers.higherEntry(messageId);
        return after != null && !precedes(seqNo, after.getValue()) ? TOO_HIGH : 0;
    }

    private static boolean precedes(int earlier, int later) {
        return earlier < later || (earlier == later && (earlier & 1) == 0);
    }

    boolean has(long messageId, int seqNo) {
        Integer known = numbers.get(messageId);
        return known != null && known == seqNo;
    }

    void add(long messageId, int seqNo) {
        numbers.put(messageId, seqNo);
        if (numbers.size() > CAPACITY) {
            numbers.pollFirstEntry();
        }
    }
}
