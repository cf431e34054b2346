package dev.mtproto4j.core.message;

/**
 * Sequence numbers of one session in one direction: twice the number of content-related messages sent before, plus one
 * if this one is content-related, that is, must be acknowledged. Not for use by several threads at once.
 */
public final class SeqNo {

    private int contentRelatedSent;

    /** The number of the next message. */
    public int next(boolean contentRelated) {
        return contentRelated ? contentRelatedSent++ * 2 + 1 : contentRelatedSent * 2;
    }

    /** How many content-related messages were numbered. */
    public int contentRelatedSent() {
        return contentRelatedSent;
    }

    /** Whether the message with this number must be acknowledged. */
    public static boolean isContentRelated(int seqNo) {
        return (seqNo & 1) == 1;
    }
}
