package dev.mtproto4j.crypto;

/** An encrypted message, and the token with which the server confirms it when a quick acknowledgement is asked for. */
public final class Sealed {
    private final byte[] packet;
    private final int quickAckToken;

    Sealed(byte[] packet, int quickAckToken) {
        this.packet = packet;
        this.quickAckToken = quickAckToken;
    }

    /** {@code auth_key_id}, {@code msg_key} and the encrypted data; not copied. */
    public byte[] packet() {
        return packet;
    }

    /** The token, whose highest bit is set. */
    public int quickAckToken() {
        return quickAckToken;
    }
}
