package dev.mtproto4j.core.fault;

import java.util.Random;

/**
 * What happens to the bytes that go in one direction of one connection.
 *
 * @param kind what happens
 * @param offset after how many bytes
 * @param amount milliseconds, the number of a bit, or bytes at a time, as the kind needs it
 */
record Fault(Kind kind, int offset, int amount) {

    enum Kind {
        /** Nothing. */
        NONE,
        /** The connection is reset. */
        CUT,
        /** The connection is closed in order. */
        CLOSE,
        /** One bit is turned round. */
        CORRUPT,
        /** What follows is thrown away, and the connection stays open. */
        HALF_OPEN,
        /** What follows comes later by {@code amount} ms. */
        DELAY,
        /** Nothing is read for {@code amount} ms, so that the sender's buffers fill. */
        STALL,
        /** What follows is handed on {@code amount} bytes at a time. */
        TRICKLE,
        /** The chunk at that place comes twice. */
        DUPLICATE,
        /** The connection is reset as soon as it was accepted. */
        REFUSE
    }

    static final Fault NONE = new Fault(Kind.NONE, 0, 0);

    static Fault cutAt(int offset) {
        return new Fault(Kind.CUT, offset, 0);
    }

    /** One of all kinds, within the first bytes of a conversation. */
    static Fault any(Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        int offset = random.nextInt(random.nextInt(6) == 0 ? 100_000 : 1500);
        int amount = switch (kind) {
            case CORRUPT -> random.nextInt(8);
            case TRICKLE -> 1 + random.nextInt(40);
            case DELAY -> 1 + random.nextInt(60);
            case STALL -> 20 + random.nextInt(200);
            default -> 0;
        };
        return new Fault(kind, offset, amount);
    }
}
