package dev.mtproto4j.core.session;

import dev.mtproto4j.tl.TlWriter;
import java.util.List;

/**
 * The wrappers that make a server wait: {@code invokeAfterMsg} and {@code invokeAfterMsgs} of the API, which belong to
 * sessions because they name message ids.
 *
 * @see <a href="https://core.telegram.org/api/invoking#sequential-requests">Sequential requests</a>
 */
final class InvokeAfter {

    private static final int INVOKE_AFTER_MSG = 0xcb9f372d;
    private static final int INVOKE_AFTER_MSGS = 0x3dc4b4f0;
    private static final int VECTOR_HEADER_BYTES = 12;

    private InvokeAfter() {}

    /** The most that a wrapper for that many messages adds. */
    static int overhead(int messages) {
        return messages == 0 ? 0 : VECTOR_HEADER_BYTES + 8 * messages;
    }

    static byte[] wrap(List<Long> messageIds, byte[] query) {
        if (messageIds.isEmpty()) {
            return query;
        }
        TlWriter writer = new TlWriter(query.length + overhead(messageIds.size()));
        if (messageIds.size() == 1) {
            writer.writeInt(INVOKE_AFTER_MSG);
        } else {
            writer.writeInt(INVOKE_AFTER_MSGS);
            writer.writeVectorHeader(messageIds.size());
        }
        messageIds.forEach(writer::writeLong);
        writer.writeRaw(query);
        return writer.toByteArray();
    }
}
