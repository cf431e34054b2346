package dev.mtproto4j.core.session;

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

    int rejections;
    /** Whether it is in the queue of its outbox. */
    boolean queued;

    private final @Nullable MessageBody body;
    private final byte @Nullable [] bytes;
    private boolean idempotent;
    private long messageId;
    private int timesSent;
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
            return bytes;
        }
        if (body == null) {
            throw new IllegalStateException("a message without a body");
        }
        return body.toBytes(messageId);
    }

    /** Length of the body, 0 for one that is made from the message id. */
    int knownSize() {
        return bytes == null ? 0 : bytes.length;
    }

    int constructorId() {
        return bytes == null || bytes.length < 4
                ? 0
                : (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
    }

    void assign(long newMessageId, int newSeqNo) {
        messageId = newMessageId;
        seqNo = newSeqNo;
    }

    void markSent() {
        timesSent++;
        possiblyReceived = true;
        adrift = false;
    }

    /** Gives up the id, so that the next packet carries the message under a new one. */
    void forgetId() {
        messageId = 0;
        acknowledged = false;
        adrift = false;
    }

    /** The id it was last sent under; 0 while it has none. */
    public long messageId() {
        return messageId;
    }

    /** The server said that it does not have the message. */
    void markNotReceived() {
        possiblyReceived = false;
    }

    /** Whether the server may have it: a packet carried it, and the server did not say otherwise. */
    public boolean isPossiblyReceived() {
        return possiblyReceived;
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
