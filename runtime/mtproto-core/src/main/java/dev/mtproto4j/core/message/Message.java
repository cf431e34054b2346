package dev.mtproto4j.core.message;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One message of a {@link MessageContainer}: TL {@code message msg_id:long seqno:int bytes:int body:Object}. */
public final class Message {

    private final long messageId;
    private final int seqNo;
    private final byte[] body;

    /**
     * A message.
     *
     * @param body a boxed object, of a length divisible by four; not copied
     */
    public Message(long messageId, int seqNo, byte[] body) {
        if (body.length % 4 != 0) {
            throw new IllegalArgumentException("a body has whole words, not " + body.length + " bytes");
        }
        this.messageId = messageId;
        this.seqNo = seqNo;
        this.body = body;
    }

    /** See {@link MessageId}. */
    public long messageId() {
        return messageId;
    }

    /** See {@link SeqNo}. */
    public int seqNo() {
        return seqNo;
    }

    /** The boxed object; not copied. */
    public byte[] body() {
        return body;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Message that
                && messageId == that.messageId
                && seqNo == that.seqNo
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(messageId, seqNo, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return "message msg_id:" + messageId + " seqno:" + seqNo + " body:bytes[" + body.length + "]";
    }
}
