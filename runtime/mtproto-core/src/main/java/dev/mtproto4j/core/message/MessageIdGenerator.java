package dev.mtproto4j.core.message;

import dev.mtproto4j.core.message.MessageId.Kind;
import dev.mtproto4j.crypto.Side;
import java.time.Instant;

/**
 * Numbers the messages of one session in one direction: each id is greater than the one before, also when the clock
 * stands still or is set back. Not for use by several threads at once.
 */
public final class MessageIdGenerator {

    private static final long STEP = 4;
    private static final long FRACTION = 0xffffffffL;

    private final Side self;
    private long last;

    /** A generator for the messages that this side sends. */
    public MessageIdGenerator(Side self) {
        this.self = self;
    }

    /**
     * The id of the next message, which on a server is one sent of its own accord.
     *
     * @param serverTime the present by the server's clock
     */
    public long next(Instant serverTime) {
        return next(serverTime, self == Side.CLIENT ? Kind.CLIENT : Kind.SERVER_NOTIFICATION);
    }

    /**
     * The id of the next message of a server that answers a message of the client.
     *
     * @param serverTime the present by the server's clock
     * @throws IllegalStateException on a client
     */
    public long nextResponse(Instant serverTime) {
        if (self == Side.CLIENT) {
            throw new IllegalStateException("only a server's messages have the ids of responses");
        }
        return next(serverTime, Kind.SERVER_RESPONSE);
    }

    private long next(Instant time, Kind kind) {
        long id = Math.max(MessageId.of(time, Kind.CLIENT), (last & -STEP) + STEP);
        // Servers refuse ids with an empty fraction: those of clocks that only count seconds.
        if ((id & FRACTION) == 0) {
            id += STEP;
        }
        last = id | kind.bits();
        return last;
    }

    /** The last id that was given out; 0 if there was none. */
    public long last() {
        return last;
    }
}
