package dev.mtproto4j.core.message;

import dev.mtproto4j.crypto.Side;
import java.time.Instant;

/**
 * The 64-bit number of a message: Unix time in the upper half, the fraction of the second in the lower, and in the last
 * two bits who sends it.
 */
public final class MessageId {

    private static final long KIND_BITS = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Who sends a message, and in answer to what. */
    public enum Kind {
        /** From the client. */
        CLIENT(0),
        /** From the server, in answer to a message of the client. */
        SERVER_RESPONSE(1),
        /** From the server, of its own accord. */
        SERVER_NOTIFICATION(3);

        private final int bits;

        Kind(int bits) {
            this.bits = bits;
        }

        int bits() {
            return bits;
        }
    }

    private MessageId() {}

    /** The id of a message sent at that instant; two at the same instant have the same one. */
    public static long of(Instant time, Kind kind) {
        return of(time.getEpochSecond(), ((long) time.getNano() << 32) / NANOS_PER_SECOND, kind);
    }

    static long of(long seconds, long fraction, Kind kind) {
        return ((seconds << 32 | fraction) & ~KIND_BITS) | kind.bits();
    }

    /** When the message was sent by the clock of its sender, to the nanosecond below. */
    public static Instant instant(long id) {
        return Instant.ofEpochSecond(id >>> 32, ((id & 0xffffffffL) * NANOS_PER_SECOND) >>> 32);
    }

    /** Whether that side may send a message of this id. */
    public static boolean isFrom(Side sender, long id) {
        return sender == Side.CLIENT ? (id & KIND_BITS) == 0 : (id & 1) == 1;
    }
}
