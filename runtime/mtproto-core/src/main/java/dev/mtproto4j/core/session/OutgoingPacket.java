package dev.mtproto4j.core.session;

/** A packet to write, and how. */
public final class OutgoingPacket {

    private final byte[] bytes;
    private final boolean wantsQuickAck;

    OutgoingPacket(byte[] bytes, boolean wantsQuickAck) {
        this.bytes = bytes;
        this.wantsQuickAck = wantsQuickAck;
    }

    /** Encrypted; not copied. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether the transport shall ask for a quick acknowledgement. */
    public boolean wantsQuickAck() {
        return wantsQuickAck;
    }

    @Override
    public String toString() {
        return "OutgoingPacket[" + bytes.length + " bytes]";
    }
}
