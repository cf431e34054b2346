package dev.mtproto4j.crypto;

/** The side that sends a message; the two directions use different parts of the authorization key. */
public enum Side {
    CLIENT(0),
    SERVER(8);

    private final int shift;

    Side(int shift) {
        this.shift = shift;
    }

    /** {@code x} of the formulas. */
    int shift() {
        return shift;
    }

    /** The other side. */
    public Side opposite() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
