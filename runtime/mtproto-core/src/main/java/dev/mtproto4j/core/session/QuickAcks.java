package dev.mtproto4j.core.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which messages a quick acknowledgement is for. The token is not authenticated, so it only says what its senders asked
 * to be told; nothing is resent or not for it.
 *
 * @see <a href="https://core.telegram.org/mtproto/mtproto-transports#quick-ack">Quick ack</a>
 */
final class QuickAcks {

    private static final int MAX_EXPECTED = 1024;

    private final Map<Integer, List<OutgoingMessage>> expected = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<OutgoingMessage>> eldest) {
            return size() > MAX_EXPECTED;
        }
    };

    void expect(int token, List<OutgoingMessage> messages) {
        expected.put(token, messages);
    }

    /** The messages of the packet with that token; none for a token that is not expected, or no longer. */
    List<OutgoingMessage> take(int token) {
        List<OutgoingMessage> messages = expected.remove(token);
        return messages == null ? List.of() : messages;
    }

    void clear() {
        expected.clear();
    }
}
