package dev.mtproto4j.core.message;

/**
 * How many bytes may still come out of the compressed parts of one packet. One budget covers all of them, so that many
 * small bombs weigh as much as a large one. Not for use by several threads at once.
 */
public final class InflationBudget {

    /** Ten times the largest part of a file that a server sends: 10 MiB. */
    public static final int DEFAULT_BYTES = 10 << 20;

    private final int limit;
    private int left;

    /** A budget of that many bytes. */
    public InflationBudget(int bytes) {
        limit = bytes;
        left = bytes;
    }

    /** A budget of {@link #DEFAULT_BYTES}. */
    public static InflationBudget ofDefault() {
        return new InflationBudget(DEFAULT_BYTES);
    }

    /** The bytes that are left. */
    public int left() {
        return left;
    }

    void take(int bytes) {
        if (bytes > left) {
            throw new InvalidMessageException(
                    "the compressed parts of a packet unpack to more than " + limit + " bytes");
        }
        left -= bytes;
    }
}
