package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.GzipPacked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message on its way to the peer: waiting, sent, acknowledged. Owned by its session. */
public final class OutgoingMessage {

    /** What the sender expects of it. */
    enum Kind {
        /** A call: answered by {@code rpc_result}. */
        REQUEST(true, true),
        /** A query of the protocol itself, such as {@code ping}; sent again only when its sender repeats it. */
        SERVICE_REQUEST(false, true),
        /** An acknowledgement or answer that nobody confirms. */
        NOTICE(false, false),
        /** A server's result or update: kept until it is acknowledged. */
        DELIVERY(true, true);

        final boolean contentRelated;
        final boolean awaited;

        Kind(boolean contentRelated, boolean awaited) {
            this.contentRelated = contentRelated;
            this.awaited = awaited;
        }
    }

    final Kind kind;
    boolean contentRelated;
    /** Server: the request that this answers, so that its id ends in 1; 0 otherwise. */
    long answers;
    /** Goes into a packet of its own. */
    boolean alone;

    int seqNo;
    /** The session that the id belongs to. */
    long sessionId;

    boolean acknowledged;
    /** Whether the connection on which it was sent has ended. */
    boolean adrift;
    /** Whether the server's session began after it: a session that the server has lost may have executed it. */
    boolean precedesSession;

    int rejections;
    /** Whether it was answered with a result. */
    boolean succeeded;
    /** Those that the server has to have executed before this one. */
    private List<OutgoingMessage> after = List.of();

    private List<Long> namedIds = List.of();
    private long lastMessageId;
    /** Whether it is in the queue of its outbox. */
    boolean queued;

    private final @Nullable MessageBody body;
    private final byte @Nullable [] bytes;
    private boolean idempotent;
    /** Whether its sender wants to hear at once that a packet with it has arrived. */
    boolean wantsQuickAck;

    private long messageId;
    private int timesSent;
    private int copies;
    private int deniedSends;
    private boolean possiblyReceived;
    private @Nullable Object attachment;

    OutgoingMessage(Kind kind, byte[] bytes) {
        if (bytes.length < 4 || bytes.length % 4 != 0) {
            throw new IllegalArgumentException("a boxed object has whole words, not " + bytes.length + " bytes");
        }
        this.kind = kind;
        this.contentRelated = kind.contentRelated;
        this.bytes = bytes;
        this.body = null;
    }

    OutgoingMessage(Kind kind, MessageBody body) {
        this.kind = kind;
        this.contentRelated = kind.contentRelated;
        this.bytes = null;
        this.body = body;
        this.alone = true;
    }

    byte[] bytes() {
        if (bytes != null) {
            namedIds = after.stream()
                    .filter(earlier -> !earlier.succeeded)
                    .map(earlier -> earlier.lastMessageId)
                    .toList();
            // What was executed before comes compressed as it is; the rest with the ids, which change.
            return after.isEmpty() ? bytes : GzipPacked.packIfSmaller(InvokeAfter.wrap(namedIds, bytes));
        }
        if (body == null) {
            throw new IllegalStateException("a message without a body");
        }
        return body.toBytes(messageId);
    }

    /** Length of the body, 0 for one that is made from the message id. */
    int knownSize() {
        return bytes == null ? 0 : bytes.length + InvokeAfter.overhead(after.size());
    }

    int constructorId() {
        return bytes == null || bytes.length < 4
                ? 0
                : (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
    }

    void assign(long newMessageId, int newSeqNo) {
        messageId = newMessageId;
        lastMessageId = newMessageId;
        seqNo = newSeqNo;
    }

    void markSent() {
        timesSent++;
        copies++;
        possiblyReceived = true;
        adrift = false;
    }

    OutgoingMessage after(List<OutgoingMessage> earlier) {
        after = List.copyOf(earlier);
        return this;
    }

    @SuppressWarnings("ReferenceEquality") // a message is one object
    boolean comesAfter(OutgoingMessage other) {
        return after.stream().anyMatch(earlier -> earlier == other);
    }

    /** Whether one of those before it has no id yet that could be named. */
    boolean comesAfterQueuedOnes() {
        for (OutgoingMessage earlier : after) {
            if (earlier.queued) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was sent with ids that those before it, still unanswered, do not have any more. */
    boolean namesOutdatedIds() {
        return after.stream()
                .anyMatch(earlier -> !earlier.succeeded
                        && (earlier.queued || earlier.messageId != 0)
                        && !namedIds.contains(earlier.messageId));
    }

    /** It is answered: a long sequence of calls must not keep its beginning alive. */
    void forgetEarlierOnes() {
        after = List.of();
    }

    /** Gives up the id, so that the next packet carries the message under a new one. */
    void forgetId() {
        messageId = 0;
        copies = 0;
        acknowledged = false;
        adrift = false;
        precedesSession = false;
    }

    /** The id it was last sent under; 0 while it has none. */
    public long messageId() {
        return messageId;
    }

    /** The connection on which it was sent last was one on which the server did not know the key. */
    void deny() {
        if (timesSent == deniedSends + 1) {
            deniedSends = timesSent;
        }
    }

    /** Whether it was sent only on connections on which the server did not know the key. */
    boolean isDenied() {
        return timesSent > 0 && deniedSends == timesSent;
    }

    /** The server said that it does not have the message. */
    void markNotReceived() {
        possiblyReceived = false;
    }

    /** Whether the server may have it: a packet carried it, and the server did not say otherwise. */
    public boolean isPossiblyReceived() {
        return possiblyReceived;
    }

    /** How many packets have carried it under its present id. */
    int copies() {
        return copies;
    }

    /** How many packets have carried it so far. */
    public int timesSent() {
        return timesSent;
    }

    /** Whether the server is known to have it. */
    public boolean isAcknowledged() {
        return acknowledged;
    }

    /** Whether it may be repeated although the server may have executed it. */
    public boolean isIdempotent() {
        return idempotent;
    }

    public OutgoingMessage idempotent(boolean mayRepeat) {
        idempotent = mayRepeat;
        return this;
    }

    /** Asks for a quick acknowledgement where the transport has them. */
    public OutgoingMessage withQuickAck(boolean wanted) {
        wantsQuickAck = wanted;
        return this;
    }

    /** Whatever the sender hung on it. */
    public @Nullable Object attachment() {
        return attachment;
    }

    public OutgoingMessage attach(Object value) {
        attachment = value;
        return this;
    }

    @Override
    public String toString() {
        return kind + "[" + Long.toHexString(messageId) + ", seqno " + seqNo + "]";
    }
}
