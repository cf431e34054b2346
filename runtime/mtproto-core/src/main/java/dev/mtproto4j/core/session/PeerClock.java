package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.MessageId;
import java.time.Duration;
import java.time.Instant;

/** The server's time as this side knows it: the local time and an offset. */
final class PeerClock {

    static final Duration MAX_AGE = Duration.ofMinutes(5);
    static final Duration MAX_AHEAD = Duration.ofSeconds(30);

    private Duration offset;
    private boolean synchronizedWithServer;

    PeerClock(Duration offset, boolean synchronizedWithServer) {
        this.offset = offset;
        this.synchronizedWithServer = synchronizedWithServer;
    }

    Instant serverTime(Instant now) {
        return now.plus(offset);
    }

    Duration offset() {
        return offset;
    }

    boolean isSynchronized() {
        return synchronizedWithServer;
    }

    void set(Duration newOffset) {
        offset = newOffset;
        synchronizedWithServer = true;
    }

    /** The local clock may have been set since: incoming ids are not held against it until it is measured again. */
    void distrust() {
        synchronizedWithServer = false;
    }

    /** Takes the time at which the server made a message id as its time now. */
    void synchronizeWith(long serverMessageId, Instant now) {
        set(Duration.between(now, MessageId.instant(serverMessageId)));
    }

    /** Whether the id was made longer ago than messages may live. */
    boolean isTooOld(long messageId, Instant now) {
        return MessageId.instant(messageId).isBefore(serverTime(now).minus(MAX_AGE));
    }

    boolean isTooNew(long messageId, Instant now) {
        return MessageId.instant(messageId).isAfter(serverTime(now).plus(MAX_AHEAD));
    }

    boolean isInWindow(long messageId, Instant now) {
        return !isTooOld(messageId, now) && !isTooNew(messageId, now);
    }
}
