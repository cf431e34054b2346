package dev.mtproto4j.core;

/**
 * A data centre as the protocol names it during a key exchange and in the header of an obfuscated connection.
 *
 * @param id the number of the data centre, from 1 to 9999
 * @param test whether it belongs to the test environment
 * @param media whether the address serves media only
 */
public record DcNumber(int id, boolean test, boolean media) {

    private static final int TEST_OFFSET = 10_000;

    public DcNumber {
        if (id < 1 || id >= TEST_OFFSET) {
            throw new IllegalArgumentException("a data centre has a number from 1 to 9999, not " + id);
        }
    }

    /** A data centre of the production environment, for everything. */
    public static DcNumber of(int id) {
        return new DcNumber(id, false, false);
    }

    /**
     * The data centre that a {@linkplain #wireValue() wire value} names.
     *
     * @throws IllegalArgumentException if no data centre has that value
     */
    public static DcNumber fromWire(int value) {
        boolean media = value < 0;
        int absolute = Math.abs(value);
        boolean test = absolute >= TEST_OFFSET;
        return new DcNumber(test ? absolute - TEST_OFFSET : absolute, test, media);
    }

    /** For people: {@code DC 2}, {@code DC 2 (test)}, {@code DC 4 (test, media)}. */
    @Override
    public String toString() {
        String kind = test && media ? " (test, media)" : test ? " (test)" : media ? " (media)" : "";
        return "DC " + id + kind;
    }

    /** The number with 10000 added for the test environment, negated for media only. */
    public int wireValue() {
        int value = test ? id + TEST_OFFSET : id;
        return media ? -value : value;
    }
}
